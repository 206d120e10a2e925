using System.Data;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>A place where stock is kept from now on.</summary>
public sealed class AddLocation(KotlineDatabase database)
{
    /// <param name="name">1 to 100 characters without space around them.</param>
    /// <returns>Its id; null when there is one of this name, in use or retired, whatever the case.</returns>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<long?> RunAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Storekeeper, "add location", IsolationLevel.ReadCommitted, cancellationToken);
        await using var command = new NpgsqlCommand(
            "INSERT INTO stock.locations (name) VALUES ($1) ON CONFLICT (clients.fold(name)) DO NOTHING RETURNING id", unit.Connection)
        {
            Parameters = { new() { Value = name } },
        };
        var id = (long?)await command.ExecuteScalarAsync(cancellationToken);
        await unit.CommitAsync();
        return id;
    }
}
