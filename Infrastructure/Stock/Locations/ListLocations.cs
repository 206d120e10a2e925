using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>Lists the places where stock is kept.</summary>
public sealed class ListLocations(KotlineDatabase database)
{
    public sealed record Location(long Id, string Name, bool IsActive);

    /// <returns>All locations by name, those in use first.</returns>
    public async Task<IReadOnlyList<Location>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return await session.Db.GetTable<LocationRow>()
            .OrderByDescending(location => location.Active).ThenBy(location => location.Name).ThenBy(location => location.Id)
            .Select(location => new Location(location.Id, location.Name, location.Active))
            .ToListAsync(cancellationToken);
    }
}
