namespace Kotline.Domain.Stock;

/// <summary>One product at one location in a document.</summary>
/// <param name="Sku">Normalised.</param>
/// <param name="Quantity">What is moved, with its sign; in an adjustment, what was counted.</param>
/// <param name="Seen">In an adjustment, the level that the person saw before counting; null compares with nothing.</param>
public sealed record StockLine(string Sku, long LocationId, int Quantity, int? Seen = null);
