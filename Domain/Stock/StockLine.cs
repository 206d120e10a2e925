namespace Kotline.Domain.Stock;

/// <summary>A line of a document: one product at one location.</summary>
/// <param name="Sku">As <see cref="Stock.Sku.Normalise"/> writes it.</param>
/// <param name="Quantity">How many pieces are moved, with a sign; in an adjustment, how many were counted.</param>
/// <param name="Seen">In an adjustment, the level that the person saw before counting; null skips the comparison.</param>
public sealed record StockLine(string Sku, long LocationId, int Quantity, int? Seen = null);
