using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock;

/// <summary>Proves that each level is the sum of its transactions and that each balance follows from the one before.</summary>
public sealed class VerifyStock(KotlineDatabase database)
{
    /// <param name="Entry">The number, from 1, of the level's transaction that is wrong; null if the level itself is.</param>
    public sealed record Difference(string Sku, string Location, int? Entry, long Expected, long Found);

    /// <param name="Levels">How many levels there are.</param>
    /// <param name="Transactions">How many transactions were added up.</param>
    /// <param name="Differences">Empty, unless something was changed from outside.</param>
    public sealed record Verdict(long Levels, long Transactions, IReadOnlyList<Difference> Differences);

    public async Task<Verdict> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var differences = await DifferencesAsync(session.Db, cancellationToken);
        return new Verdict(
            await session.Db.GetTable<LevelRow>().LongCountAsync(cancellationToken),
            await session.Db.GetTable<TransactionRow>().LongCountAsync(cancellationToken),
            differences);
    }

    private static Task<List<Difference>> DifferencesAsync(KotlineDb db, CancellationToken cancellationToken)
    {
        var differences =
            from wrong in db.VerifyLevels()
            from product in db.GetTable<ProductRow>().LeftJoin(product => product.Id == wrong.ProductId)
            from location in db.GetTable<LocationRow>().LeftJoin(location => location.Id == wrong.LocationId)
            orderby product.Sku, location.Name, wrong.Entry
            select new Difference(product.Sku ?? "?", location.Name ?? "?", wrong.Entry, wrong.Expected, wrong.Found);
        return differences.ToListAsync(cancellationToken);
    }
}
