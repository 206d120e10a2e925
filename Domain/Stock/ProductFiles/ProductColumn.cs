namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>The columns of a product file, in the order of the template.</summary>
public enum ProductColumn
{
    Sku,
    NameFr,
    NameEn,
    Category,
    Unit,
    Price,
    ReorderLevel,
    Fits,
    Active,
    OpeningStock,
    Location,
}
