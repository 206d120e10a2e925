using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Ends a session or the command line's ticket at once. Does nothing to a ticket that has already ended.</summary>
public sealed class RevokeTicket(KotlineDatabase database)
{
    /// <param name="purpose">The purpose that the change log will show, for example "sign out".</param>
    public async Task RunAsync(Actor actor, string purpose, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.SignIn, purpose, actor.RequestId, actor.Address, cancellationToken);
        await unit.Db.SelectAsync(() => AccountFunctions.RevokeTicket(actor.Ticket), cancellationToken);
        await unit.CommitAsync();
    }
}
