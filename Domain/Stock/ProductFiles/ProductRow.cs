namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>What one row of a product file says. A value is null where its cell is empty, unreadable or absent.</summary>
/// <param name="Line">The physical line on which it starts, from 1.</param>
/// <param name="Sku">As <see cref="Stock.Sku.Normalise"/> writes it; not necessarily a valid SKU.</param>
/// <param name="Unit">A code of <see cref="Product.Units"/>, or the cell's text if it is none of them.</param>
/// <param name="Price">Euros, without tax.</param>
/// <param name="OpeningStock">How many pieces there are at the beginning, at <paramref name="Location"/>.</param>
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

/// <summary>A row as it was read: what it says and which cells can't be read, or why the whole row can't.</summary>
/// <param name="Unreadable">The code of the reason; null when the row can be read.</param>
public sealed record ProductFileRow(long Line, ProductRow? Row, IReadOnlyList<RowFailure> Failures, string? Unreadable = null);
