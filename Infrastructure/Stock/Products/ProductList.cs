using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>One page of products.</summary>
/// <param name="Count">The number of products on all pages together.</param>
/// <param name="Page">The page's number, from 1.</param>
public sealed record ProductList(IReadOnlyList<ProductLine> Products, int Count, int Page, int PageCount);

/// <param name="Price">Euros, without tax.</param>
/// <param name="Level">The level over all locations.</param>
public sealed record ProductLine(
    long Id,
    string Sku,
    string NameFr,
    string NameEn,
    string Category,
    string Unit,
    decimal Price,
    int ReorderLevel,
    bool IsActive,
    long Level)
{
    /// <summary>Whether it is time to reorder the product.</summary>
    public bool IsLow => IsActive && ReorderMark.IsReached(Level, ReorderLevel);
}
