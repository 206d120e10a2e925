using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>What there is of some products over all locations: what an open list of them is kept up to date with.</summary>
public sealed class ReadTotals(KotlineDatabase database)
{
    /// <summary>A list's page holds fewer.</summary>
    public const int ProductsMax = 100;

    // Asked every few seconds by each open list, so it is translated once.
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

    /// <param name="productIds">At most <see cref="ProductsMax"/>.</param>
    public async Task<IReadOnlyList<Total>> RunAsync(IReadOnlyCollection<long> productIds, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return await ask(session.Db, [.. productIds], cancellationToken);
    }
}
