using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>Gives a location another name. Its stock stays there.</summary>
public sealed class RenameLocation(KotlineDatabase database)
{
    /// <param name="name">1 to 100 characters without space around them.</param>
    /// <returns>False if another location has this name, ignoring case.</returns>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<bool> RunAsync(Actor actor, long id, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await UnitOfWork.BeginAsync(
                database.Web, actor, DatabaseRole.Storekeeper, $"rename location {id}", IsolationLevel.ReadCommitted, cancellationToken);
            await unit.Db.GetTable<LocationRow>()
                .Where(location => location.Id == id && location.Name != name)
                .Set(location => location.Name, name)
                .UpdateAsync(cancellationToken);
            await unit.CommitAsync();
            return true;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }
}
