using System.Buffers;

namespace Kotline.Domain.Imports.Cells;

internal static class CardText
{
    private static readonly SearchValues<char> separators = SearchValues.Create(" -");

    /// <summary>The digits, without the spaces or dashes that group them.</summary>
    public static string? ParseNumber(string text)
    {
        var digits = text.AsSpan().ContainsAny(separators)
            ? text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            : text;
        return digits.Length is >= CellBounds.CardDigitsMin and <= CellBounds.CardDigitsMax
            && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
                ? digits
                : null;
    }

    public static string? ParseCvv2(string text) =>
        text.Length is 3 or 4 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? text : null;

    /// <summary>Month and year (12/2019, 1-2021), or year and month (2019-12): four digits tell which is the year.</summary>
    public static CardExpiry? ParseExpiry(string text)
    {
        var separatorAt = text.AsSpan().IndexOfAny('/', '-', '.');
        if (separatorAt < 0)
        {
            return null;
        }

        var first = text.AsSpan(0, separatorAt);
        var second = text.AsSpan(separatorAt + 1);
        return separatorAt == 4 ? Expiry(first, second) : Expiry(second, first);
    }

    private static CardExpiry? Expiry(ReadOnlySpan<char> yearText, ReadOnlySpan<char> monthText)
    {
        var year = NumberText.Parse(yearText, digitsMin: 4, digitsMax: 4);
        var month = NumberText.Parse(monthText, digitsMin: 1, digitsMax: 2);
        return year is >= CellBounds.CardExpiryYearMin and <= CellBounds.CardExpiryYearMax && month is >= 1 and <= 12
            ? new CardExpiry(year.Value, month.Value)
            : null;
    }
}
