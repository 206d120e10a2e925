using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>Where stock is kept.</summary>
public sealed class ListLocations(KotlineDatabase database)
{
    public sealed record Location(long Id, string Name, bool IsActive);

    /// <returns>All of them by name, those in use first.</returns>
    public async Task<IReadOnlyList<Location>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand("SELECT id, name, active FROM stock.locations ORDER BY NOT active, name, id", session.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var locations = new List<Location>();
        while (await reader.ReadAsync(cancellationToken))
        {
            locations.Add(new Location(reader.GetInt64(0), reader.GetString(1), reader.GetBoolean(2)));
        }

        return locations;
    }
}
