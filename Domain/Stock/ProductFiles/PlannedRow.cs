namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    Created,
    Updated,
    Unchanged,
    Refused,
    Unreadable,
}

/// <summary>What one row of a product file would do.</summary>
/// <param name="Sku">"" where the row can't be read.</param>
/// <param name="Before">The product as it is now; null where there is none.</param>
/// <param name="After">The product as it would become; null for a row that does nothing.</param>
/// <param name="Changed">The fields that an update would change.</param>
/// <param name="Failures">All reasons why the row is refused; empty if it isn't.</param>
/// <param name="Unreadable">The code of the reason why the row can't be read; null if it can.</param>
public sealed record PlannedRow(
    long Line,
    string Sku,
    RowFate Fate,
    ProductState? Before = null,
    ProductState? After = null,
    IReadOnlyList<ProductColumn>? Changed = null,
    OpeningStock? Opening = null,
    IReadOnlyList<RowFailure>? Failures = null,
    string? Unreadable = null)
{
    public IReadOnlyList<ProductColumn> Changed { get; } = Changed ?? [];

    public IReadOnlyList<RowFailure> Failures { get; } = Failures ?? [];

    /// <summary>Whether applying the file includes this row. Only refused and unreadable rows are left out.</summary>
    public bool IsTaken => Fate is RowFate.Created or RowFate.Updated or RowFate.Unchanged;
}

/// <param name="Quantity">1 or more.</param>
public sealed record OpeningStock(long LocationId, string Location, int Quantity);
