using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Products;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Counting;

/// <summary>What a stocktake of a location goes through: products in use, with what there should be.</summary>
public sealed class ReadCountSheet(KotlineDatabase database)
{
    /// <param name="Quantity">What there is according to the transactions; 0 where it never was.</param>
    public sealed record Line(string Sku, string NameFr, string NameEn, string Unit, int Quantity);

    /// <param name="words">Narrows it to products whose SKU, names or category have each of them.</param>
    /// <param name="linesMax">One more is read, so that one sees that there are more.</param>
    /// <returns>By SKU.</returns>
    public async Task<IReadOnlyList<Line>> RunAsync(long locationId, string? category, string? words, int linesMax, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var lines =
            from product in Asked(session.Db, category, SearchWords.Of(words))
            from level in session.Db.GetTable<LevelRow>().LeftJoin(level => level.ProductId == product.Id && level.LocationId == locationId)
            orderby product.Sku
            select new Line(product.Sku, product.NameFr, product.NameEn, product.Unit, (int?)level.Quantity ?? 0);
        return await lines.Take(linesMax + 1).ToListAsync(cancellationToken);
    }

    private static IQueryable<ProductRow> Asked(KotlineDb db, string? category, string[] words)
    {
        var products = db.GetTable<ProductRow>().Where(product => product.Active);
        if (category is not null)
        {
            products = products.Where(product => product.Category == category);
        }

        return words.Length == 0
            ? products
            : products.Where(product =>
                SearchWords.AreIn(db, words, Sql.ConcatStrings(" ", product.Sku, product.NameFr, product.NameEn, product.Category)));
    }
}
