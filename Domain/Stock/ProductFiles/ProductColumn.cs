namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>What a product file can say of a product, in the order in which a template has it.</summary>
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
