namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>What one row of a product file says. Null where its cell is empty, can't be read, or isn't there.</summary>
/// <param name="Line">The physical line on which it starts, from 1.</param>
/// <param name="Sku">Normalised; not necessarily a SKU.</param>
/// <param name="Unit">A code of <see cref="Product.Units"/>, or what was written where it is none.</param>
/// <param name="Price">Euros, without tax.</param>
/// <param name="OpeningStock">How many are there at the beginning, at <paramref name="Location"/>.</param>
public sealed record ProductRow(
    long Line,
    string Sku,
    string? NameFr = null,
    string? NameEn = null,
    string? Category = null,
    string? Unit = null,
    decimal? Price = null,
    int? ReorderLevel = null,
    IReadOnlyList<FittingVehicle>? Fits = null,
    bool? IsActive = null,
    int? OpeningStock = null,
    string? Location = null);

/// <summary>A row as it came: what it says and which cells can't be read, or why all of it can't.</summary>
/// <param name="Unreadable">The code of the reason; null when the row can be read.</param>
public sealed record ProductFileRow(long Line, ProductRow? Row, IReadOnlyList<RowFailure> Failures, string? Unreadable = null);
