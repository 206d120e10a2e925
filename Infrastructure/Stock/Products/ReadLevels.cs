using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Reads how much of a product is at each location, now or at a past moment.</summary>
public sealed class ReadLevels(KotlineDatabase database)
{
    /// <param name="Quantity">0 or more.</param>
    public sealed record Level(long LocationId, string Location, int Quantity);

    /// <param name="sku">A normalised SKU.</param>
    /// <param name="at">The moment of the levels; null for now.</param>
    /// <returns>The locations where the product had been kept by then, by name; null when there is no such product.</returns>
    public async Task<IReadOnlyList<Level>?> RunAsync(string sku, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var levels =
            from product in session.Db.GetTable<ProductRow>()
            join kept in session.Db.GetTable<LevelRow>() on product.Id equals kept.ProductId
            join location in session.Db.GetTable<LocationRow>() on kept.LocationId equals location.Id
            from last in Until(session.Db, at)
                .Where(transaction => transaction.ProductId == kept.ProductId && transaction.LocationId == kept.LocationId)
                .OrderByDescending(transaction => transaction.Entry)
                .Take(1)
            where product.Sku == sku
            orderby location.Name, location.Id
            select new Level(location.Id, location.Name, last.BalanceAfter);
        var found = await levels.ToListAsync(cancellationToken);
        return found.Count > 0 || await session.Db.GetTable<ProductRow>().AnyAsync(product => product.Sku == sku, cancellationToken)
            ? found
            : null;
    }

    private static IQueryable<TransactionRow> Until(KotlineDb db, DateTimeOffset? at)
    {
        var transactions = db.GetTable<TransactionRow>();
        return at?.ToUniversalTime() is { } until ? transactions.Where(transaction => transaction.PostedAt <= until) : transactions;
    }
}
