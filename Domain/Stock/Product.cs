namespace Kotline.Domain.Stock;

/// <summary>What Kot-Line sells for cars.</summary>
/// <param name="Sku">As <see cref="Stock.Sku.Normalise"/> writes it.</param>
/// <param name="Unit">One of <see cref="Units"/>.</param>
/// <param name="Price">Euros, without tax, two decimals.</param>
/// <param name="ReorderLevel">The level, summed over all locations, at which the product is reordered; 0 means never.</param>
public sealed record Product(
    string Sku,
    string NameFr,
    string NameEn,
    string Category,
    string Unit,
    decimal Price,
    int ReorderLevel,
    IReadOnlyList<FittingVehicle> Fits)
{
    public static readonly IReadOnlyList<string> Units = ["piece", "pair", "set", "box"];
}

/// <summary>The vehicles of one brand or model that a product is made for.</summary>
/// <param name="Model">null means all models of the brand.</param>
/// <param name="YearFrom">The first model year; null means from the beginning.</param>
/// <param name="YearTo">The last model year; null means to this day.</param>
public sealed record FittingVehicle(string Brand, string? Model = null, int? YearFrom = null, int? YearTo = null);
