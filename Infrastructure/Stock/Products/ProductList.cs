using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>One page of products.</summary>
/// <param name="Count">On all pages together.</param>
/// <param name="Page">From 1.</param>
public sealed record ProductList(IReadOnlyList<ProductLine> Products, int Count, int Page, int PageCount);

/// <param name="Price">Euros, without tax.</param>
/// <param name="Level">Over all locations.</param>
public sealed record ProductLine(
    long Id, string Sku, string NameFr, string NameEn, string Category, string Unit, decimal Price, int ReorderLevel, bool IsActive, long Level)
{
    /// <summary>It is time to order it.</summary>
    public bool IsLow => IsActive && ReorderMark.IsReached(Level, ReorderLevel);
}
