namespace Kotline.Infrastructure.Stock.Products;

/// <summary>The filter and the order of a list of products.</summary>
/// <param name="Words">Each word must occur in the SKU, a name, the category, or a brand or model that the product fits. At
/// most <see cref="WordsLengthMax"/> characters.</param>
/// <param name="IsLow">Only products at or below their reorder level.</param>
/// <param name="IsActive">null includes retired products.</param>
/// <param name="Page">The page's number, from 1. A number beyond the last page means the last page.</param>
public sealed record ProductSearch(
    string? Words = null,
    string? Category = null,
    bool IsLow = false,
    bool? IsActive = true,
    ProductSort Sort = ProductSort.Sku,
    bool IsDescending = false,
    int Page = 1)
{
    public const int WordsLengthMax = 100;
}

public enum ProductSort
{
    Sku,
    Name,
    Category,
    Level,
    Price,
}
