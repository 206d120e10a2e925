using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Products;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Counting;

/// <summary>Reads what a stocktake of a location has to count: the products in use, with their expected quantities.</summary>
public sealed class ReadCountSheet(KotlineDatabase database)
{
    /// <param name="Quantity">The quantity according to the transactions; 0 if the product was never there.</param>
    public sealed record Line(string Sku, string NameFr, string NameEn, string Unit, int Quantity);

    /// <param name="words">Narrows the sheet to products in whose SKU, names or category each word occurs.</param>
    /// <param name="linesMax">One more line is read, which shows that there are more.</param>
    /// <returns>Lines sorted by SKU.</returns>
    public async Task<IReadOnlyList<Line>> RunAsync(
        long locationId, string? category, string? words, int linesMax, CancellationToken cancellationToken)
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
