using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Issues the ticket under which the command line acts. Its actor is named after the system user who runs it, for example cli:root. It is
/// valid for 12 hours, or until it is revoked.
/// </summary>
public sealed class IssueCommandLineTicket(KotlineDatabase database)
{
    public async Task<Actor> RunAsync(string systemUserName, CancellationToken cancellationToken)
    {
        var ticket = Secret.New();
        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.SignIn, "issue a command line ticket", requestId: null, address: null, cancellationToken);
        await unit.Db.SelectAsync(
            () => AccountFunctions.IssueCommandLineTicket(systemUserName, Secret.HashOf(ticket), AccountRules.SessionLifetime),
                cancellationToken);
        await unit.CommitAsync();
        return new Actor(ticket);
    }
}
