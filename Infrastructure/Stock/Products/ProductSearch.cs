namespace Kotline.Infrastructure.Stock.Products;

/// <summary>What narrows and sorts a list of products.</summary>
/// <param name="Words">Each begins or is in the SKU, a name, the category, or a brand or model that the product fits. At most <see
/// cref="WordsLengthMax"/> characters.</param>
/// <param name="IsLow">Only those at or below their reorder level.</param>
/// <param name="IsActive">null: the retired ones, too.</param>
/// <param name="Page">From 1; a page behind the last one is the last one.</param>
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
