using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Reads the levels of some products over all locations, to keep an open list of them up to date.</summary>
public sealed class ReadTotals(KotlineDatabase database)
{
    /// <summary>More than a list's page holds.</summary>
    public const int ProductsMax = 100;

    // Each open list runs this query every few seconds, so it is translated only once.
    private static readonly Func<KotlineDb, long[], CancellationToken, Task<List<Total>>> ask = CompiledQuery.Compile(
        (KotlineDb db, long[] ids, CancellationToken cancellationToken) => db.GetTable<ProductRow>()
            .Where(product => Sql.Ext.PostgreSQL().ValueIsEqualToAny(product.Id, ids))
            .OrderBy(product => product.Id)
            .Select(product => new Total(
                product.Id,
                db.GetTable<LevelRow>().Where(level => level.ProductId == product.Id).Sum(level => (long?)level.Quantity) ?? 0,
                product.ReorderLevel,
                product.Active))
            .ToListAsync(cancellationToken));

    public sealed record Total(long ProductId, long Level, int ReorderLevel, bool IsActive);

    /// <param name="productIds">At most <see cref="ProductsMax"/> ids.</param>
    public async Task<IReadOnlyList<Total>> RunAsync(IReadOnlyCollection<long> productIds, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return await ask(session.Db, [.. productIds], cancellationToken);
    }
}
