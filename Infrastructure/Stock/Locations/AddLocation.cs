using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>Adds a place where stock is kept.</summary>
public sealed class AddLocation(KotlineDatabase database)
{
    /// <param name="name">1 to 100 characters without space around them.</param>
    /// <returns>Its id; null if a location of this name exists, in use or retired, ignoring case.</returns>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<long?> RunAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Storekeeper, "add location", IsolationLevel.ReadCommitted, cancellationToken);
        var id = await unit.Db.ExecuteAsync<long?>(
            SqlFile.Read("stock/add_location.sql"), cancellationToken, DataParameter.Text("name", name));
        await unit.CommitAsync();
        return id;
    }
}
