using Kotline.Infrastructure.Database;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Stock.Locations;

/// <summary>Takes a location out of use if nothing is left there, or puts it back into use.</summary>
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

        // Any product could be brought there meanwhile, so the turns of all products are taken.
        return isActive
            ? await Retiring.RunAsync(
                runner, actor, $"bring back location {id}", StockTurns.All, Statement("bring_back_location"), cancellationToken)
            : await Retiring.RunAsync(
                runner, actor, $"retire location {id}", StockTurns.All, Statement("retire_location"), cancellationToken);

        SqlStatement Statement(string name) => SqlStatement.OfFile($"stock/{name}.sql", DataParameter.Int64("id", id));
    }
}
