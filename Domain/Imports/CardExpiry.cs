namespace Kotline.Domain.Imports;

/// <summary>The last month in which a card is valid.</summary>
public readonly record struct CardExpiry(int Year, int Month)
{
    /// <summary>Whether the card's last valid month was over when the month of <paramref name="date"/> began.</summary>
    public bool IsBefore(DateOnly date) => (Year, Month).CompareTo((date.Year, date.Month)) < 0;
}
