using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Tells whether a setup link would still work, before somebody fills in its form.</summary>
public sealed class CheckSetupLink(KotlineDatabase database)
{
    public async Task<bool> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (Secret.Read(token) is not { } secret)
        {
            return false;
        }

        await using var command = database.SignIn.CreateCommand("SELECT accounts.setup_link_works($1)");
        command.Parameters.Add(new() { Value = secret });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
