using System.Linq.Expressions;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>
/// Lists products with their levels, searched, filtered and sorted. Every product is examined, since a company has
/// thousands and not millions.
/// </summary>
public sealed class ListProducts(KotlineDatabase database)
{
    public const int PageSize = 25;

    /// <param name="language">"fr" or "en": the language of the name that is sorted by.</param>
    public async Task<ProductList> RunAsync(ProductSearch search, string language, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var found = Found(session.Db, search);
        var count = await found.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Clamp(search.Page, 1, pageCount);
        var products = await Sorted(found, search, language)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(stocked => new ProductLine(
                stocked.Product.Id,
                stocked.Product.Sku,
                stocked.Product.NameFr,
                stocked.Product.NameEn,
                stocked.Product.Category,
                stocked.Product.Unit,
                stocked.Product.Price,
                stocked.Product.ReorderLevel,
                stocked.Product.Active,
                stocked.Level))
            .ToListAsync(cancellationToken);
        return new ProductList(products, count, page, pageCount);
    }

    private static IQueryable<StockedProduct> Found(KotlineDb db, ProductSearch search)
    {
        var found = StockedProduct.Of(db);
        if (search.Category is { } category)
        {
            found = found.Where(stocked => stocked.Product.Category == category);
        }

        if (search.IsActive is { } isActive)
        {
            found = found.Where(stocked => stocked.Product.Active == isActive);
        }

        if (search.IsLow)
        {
            found = found.Where(StockedProduct.IsLow);
        }

        return SearchWords.Of(search.Words) is { Length: > 0 } words ? found.Where(HasWords(db, words)) : found;
    }

    private static Expression<Func<StockedProduct, bool>> HasWords(KotlineDb db, string[] words) => stocked => SearchWords.AreIn(
        db,
        words,
        Sql.ConcatStrings(
            " ",
            stocked.Product.Sku,
            stocked.Product.NameFr,
            stocked.Product.NameEn,
            stocked.Product.Category,
            db.GetTable<ProductVehicleRow>()
                .Where(fits => fits.ProductId == stocked.Product.Id)
                .Select(fits => Sql.ConcatStrings(" ", fits.Brand, fits.Model!))
                .AsSubQuery()
                .StringAggregate(" ")
                .ToValue()));

    private static IQueryable<StockedProduct> Sorted(IQueryable<StockedProduct> found, ProductSearch search, string language)
    {
        return search.Sort switch
        {
            ProductSort.Name when language == "en" => By(stocked => StockFunctions.Plain(stocked.Product.NameEn)),
            ProductSort.Name => By(stocked => StockFunctions.Plain(stocked.Product.NameFr)),
            ProductSort.Category => By(stocked => StockFunctions.Plain(stocked.Product.Category)),
            ProductSort.Level => By(stocked => stocked.Level),
            ProductSort.Price => By(stocked => stocked.Product.Price),
            _ => By(stocked => stocked.Product.Sku),
        };

        IQueryable<StockedProduct> By<T>(Expression<Func<StockedProduct, T>> key) =>
            (search.IsDescending ? found.OrderByDescending(key) : found.OrderBy(key)).ThenBy(stocked => stocked.Product.Sku);
    }
}
