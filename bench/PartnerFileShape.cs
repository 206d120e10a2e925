namespace Kotline.Bench;

/// <summary>What a generated partner file is like. The same shape always gives the same bytes.</summary>
/// <param name="RowCount">Records below the header.</param>
/// <param name="Seed">Another seed gives other people.</param>
/// <param name="SharedCardShare">
/// About which share of the rows carries the card number of an earlier row, from 0 to 0.5. The real files have 7 rows of 5,000 that
/// share a card.
/// </param>
public sealed record PartnerFileShape(int RowCount, ulong Seed = 1, double SharedCardShare = 0.001)
{
    public const int RowCountMax = 50_000_000;

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PartnerFileShape Validated()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(RowCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RowCount, RowCountMax);
        ArgumentOutOfRangeException.ThrowIfNegative(SharedCardShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SharedCardShare, 0.5);
        return this;
    }
}
