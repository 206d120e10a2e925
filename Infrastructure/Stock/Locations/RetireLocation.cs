using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>Takes a location out of use when nothing is left there, and back into use.</summary>
public sealed class RetireLocation(ListLocations listLocations, StockRunner runner)
{
    /// <param name="isActive">Whether it is to be in use.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<RetireOutcome> RunAsync(Actor actor, long id, bool isActive, CancellationToken cancellationToken)
    {
        if ((await listLocations.RunAsync(cancellationToken)).All(location => location.Id != id))
        {
            return new RetireOutcome.NotFound();
        }

        // Any product can be brought there.
        return isActive
            ? await Retiring.RunAsync(runner, actor, $"bring back location {id}", StockTurns.All, () => Command("UPDATE stock.locations SET active = true WHERE id = $1 AND NOT active"), cancellationToken)
            : await Retiring.RunAsync(runner, actor, $"retire location {id}", StockTurns.All, () => Command("SELECT stock.retire_location($1)"), cancellationToken);

        NpgsqlBatchCommand Command(string sql) => new(sql) { Parameters = { new() { Value = id } } };
    }
}
