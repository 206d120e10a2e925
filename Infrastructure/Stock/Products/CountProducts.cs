using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Counts the products, and those to be reordered.</summary>
public sealed class CountProducts(KotlineDatabase database)
{
    /// <param name="InUse">The number of products that aren't retired.</param>
    /// <param name="Low">How many of these are at or below their reorder level.</param>
    public sealed record Counted(long InUse, long Low);

    public async Task<Counted> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return new Counted(
            await session.Db.GetTable<ProductRow>().LongCountAsync(product => product.Active, cancellationToken),
            await StockedProduct.Of(session.Db).LongCountAsync(StockedProduct.IsLow, cancellationToken));
    }
}
