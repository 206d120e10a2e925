namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>One reason why a row is refused, and the cell that shows it.</summary>
/// <param name="Code">A code of <see cref="ProductRules"/> or of this type.</param>
/// <param name="OtherLine">The line of the file that this line contradicts; null if there is none.</param>
public sealed record RowFailure(ProductColumn Column, string Code, long? OtherLine = null)
{
    /// <summary>The SKU stands in another row too.</summary>
    public const string SkuTwice = "sku-twice";

    /// <summary>A text holds hidden characters.</summary>
    public const string TextWrong = ProductRules.TextWrong;

    /// <summary>The vehicles aren't in the notation of <see cref="FitsText"/>.</summary>
    public const string FitsWrong = "fits";

    /// <summary>More than <see cref="FitsText.VehiclesMax"/> vehicles.</summary>
    public const string TooManyFits = "too-many-fits";

    /// <summary>Neither yes nor no.</summary>
    public const string ActiveWrong = "active";

    /// <summary>Not a whole number from 0 to <see cref="StockRequestRules.QuantityMax"/>.</summary>
    public const string QuantityWrong = "quantity";

    /// <summary>An opening stock without a location.</summary>
    public const string LocationMissing = "location-missing";

    public const string LocationUnknown = "location-unknown";
    public const string LocationRetired = "location-retired";

    /// <summary>An opening stock for a retired product.</summary>
    public const string ProductRetired = "product-retired";

    /// <summary>The product can't be retired while some of it is left.</summary>
    public const string StockLeft = "stock-left";

    /// <summary>The product has transactions at that location already, so its level is corrected by a stocktake.</summary>
    public const string HasStock = "has-stock";
}
