using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Tells whether a setup link is still valid, before somebody fills in its form.</summary>
public sealed class CheckSetupLink(KotlineDatabase database)
{
    public async Task<bool> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (Secret.Read(token) is not { } secret)
        {
            return false;
        }

        await using var db = KotlineDb.On(database.SignIn);
        return await db.SelectAsync(() => AccountFunctions.SetupLinkWorks(secret), cancellationToken);
    }
}
