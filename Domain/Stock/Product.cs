namespace Kotline.Domain.Stock;

/// <summary>What Kot-Line sells for cars.</summary>
/// <param name="Sku">Normalised.</param>
/// <param name="Unit">One of <see cref="Units"/>.</param>
/// <param name="Price">Euros, without tax, two decimals.</param>
/// <param name="ReorderLevel">Over all locations together; 0: never reordered by this mark.</param>
public sealed record Product(
    string Sku, string NameFr, string NameEn, string Category, string Unit, decimal Price, int ReorderLevel, IReadOnlyList<FittingVehicle> Fits)
{
    public static readonly IReadOnlyList<string> Units = ["piece", "pair", "set", "box"];
}

/// <summary>Vehicles that a product is made for.</summary>
/// <param name="Model">null: all of the brand.</param>
/// <param name="YearFrom">The first model year; null: from the beginning.</param>
/// <param name="YearTo">The last model year; null: to this day.</param>
public sealed record FittingVehicle(string Brand, string? Model = null, int? YearFrom = null, int? YearTo = null);
