using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>How many products there are, and how many of them are to be reordered.</summary>
public sealed class CountProducts(KotlineDatabase database)
{
    /// <param name="InUse">Those that aren't retired.</param>
    /// <param name="Low">Those of them at or below their reorder level.</param>
    public sealed record Counted(long InUse, long Low);

    public async Task<Counted> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return new Counted(
            await session.Db.GetTable<ProductRow>().LongCountAsync(product => product.Active, cancellationToken),
            await StockedProduct.Of(session.Db).LongCountAsync(StockedProduct.IsLow, cancellationToken));
    }
}
