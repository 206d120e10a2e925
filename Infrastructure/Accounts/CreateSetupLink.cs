using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Makes the one-time link that creates the first administrator. The link is valid for 24 hours, and a newer one replaces it.
/// </summary>
public sealed class CreateSetupLink(KotlineDatabase database)
{
    /// <returns>The token for /Accounts/Setup?token=…, or null when there is an administrator already.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var token = Secret.New();
        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.Setup, "create the setup link", requestId: null, address: null, cancellationToken);
        if (!await unit.Db.SelectAsync(
            () => AccountFunctions.CreateSetupLink(Secret.HashOf(token), AccountRules.SetupLinkLifetime), cancellationToken))
        {
            return null;
        }

        await unit.CommitAsync();
        return Secret.Write(token);
    }
}
