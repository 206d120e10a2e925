using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>How much of a product is where, now or at a moment in the past.</summary>
public sealed class ReadLevels(KotlineDatabase database)
{
    /// <param name="Quantity">0 or more.</param>
    public sealed record Level(long LocationId, string Location, int Quantity);

    /// <param name="sku">Normalised.</param>
    /// <param name="at">Levels as the last transaction until then left them; null for now.</param>
    /// <returns>The locations where the product was ever kept until then, by name; null when there is no such product.</returns>
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
