using System.Linq.Expressions;
using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>For queries: a product with its level over all locations.</summary>
internal sealed record StockedProduct
{
    public required ProductRow Product { get; init; }

    public required long Level { get; init; }

    /// <summary>Whether it is time to reorder the product.</summary>
    public static Expression<Func<StockedProduct, bool>> IsLow { get; } = stocked =>
        stocked.Product.Active && stocked.Product.ReorderLevel > 0 && stocked.Level <= stocked.Product.ReorderLevel;

    public static IQueryable<StockedProduct> Of(KotlineDb db)
    {
        var totals = db.GetTable<LevelRow>()
            .GroupBy(level => level.ProductId)
            .Select(levels => new { ProductId = levels.Key, Level = levels.Sum(level => (long)level.Quantity) });
        return
            from product in db.GetTable<ProductRow>()
            from total in totals.LeftJoin(total => total.ProductId == product.Id)
            select new StockedProduct { Product = product, Level = (long?)total.Level ?? 0 };
    }
}
