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

/// <summary>What a row would do.</summary>
/// <param name="Sku">"" where the row can't be read.</param>
/// <param name="Before">The product as it is; null where there is none.</param>
/// <param name="After">The product as it would be; null for a row that does nothing.</param>
/// <param name="Changed">In an update, which fields differ.</param>
/// <param name="Failures">All reasons why it is refused; empty for the others.</param>
/// <param name="Unreadable">The code of the reason why it can't be read.</param>
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

    /// <summary>Whether it is held against the stock when the file is applied: all but what is left out.</summary>
    public bool IsTaken => Fate is RowFate.Created or RowFate.Updated or RowFate.Unchanged;
}

/// <param name="Quantity">1 or more.</param>
public sealed record OpeningStock(long LocationId, string Location, int Quantity);
