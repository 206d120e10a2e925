namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>One reason why a row is refused, and the cell that shows it.</summary>
/// <param name="Code">A code of <see cref="ProductRules"/> or of this type.</param>
/// <param name="OtherLine">The line of the file that this one contradicts; null where there is none.</param>
public sealed record RowFailure(ProductColumn Column, string Code, long? OtherLine = null)
{
    /// <summary>The SKU stands in another row too.</summary>
    public const string SkuTwice = "sku-twice";

    /// <summary>A text that holds what nobody sees.</summary>
    public const string TextWrong = ProductRules.TextWrong;

    /// <summary>What a product fits isn't in the notation of <see cref="FitsText"/>.</summary>
    public const string FitsWrong = "fits";

    /// <summary>More than <see cref="FitsText.VehiclesMax"/> vehicles.</summary>
    public const string TooManyFits = "too-many-fits";

    /// <summary>Neither yes nor no.</summary>
    public const string ActiveWrong = "active";

    /// <summary>Not a whole number from 0 to <see cref="StockRequestRules.QuantityMax"/>.</summary>
    public const string QuantityWrong = "quantity";

    /// <summary>An opening stock that is nowhere.</summary>
    public const string LocationMissing = "location-missing";

    public const string LocationUnknown = "location-unknown";
    public const string LocationRetired = "location-retired";

    /// <summary>An opening stock of a product that takes none.</summary>
    public const string ProductRetired = "product-retired";

    /// <summary>A product of which something is left is not retired.</summary>
    public const string StockLeft = "stock-left";

    /// <summary>The product has transactions at that location: what is there is counted by a stocktake.</summary>
    public const string HasStock = "has-stock";
}
