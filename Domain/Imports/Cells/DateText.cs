namespace Kotline.Domain.Imports.Cells;

/// <summary>Dates of three numbers with / - or . between them, with or without leading zeros. The year has four digits.</summary>
public static class DateText
{
    // Kept in fields: a lambda that captures the order would be created again for each of a million rows.
    private static readonly Func<string, DateOnly?> monthDayYear = text => Parse(text, DateOrder.MonthDayYear);
    private static readonly Func<string, DateOnly?> dayMonthYear = text => Parse(text, DateOrder.DayMonthYear);
    private static readonly Func<string, DateOnly?> yearMonthDay = text => Parse(text, DateOrder.YearMonthDay);

    /// <summary>
    /// Whether the trimmed text is a date in this order. Rows are read by the same code, so what is counted is what will be read.
    /// </summary>
    public static bool Fits(string text, DateOrder order) => Parse(text, order) is not null;

    internal static Func<string, DateOnly?> ParserFor(DateOrder order) => order switch
    {
        DateOrder.MonthDayYear => monthDayYear,
        DateOrder.DayMonthYear => dayMonthYear,
        DateOrder.YearMonthDay => yearMonthDay,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };

    private static DateOnly? Parse(ReadOnlySpan<char> text, DateOrder order)
    {
        var firstEnd = text.IndexOfAny('/', '-', '.');
        if (firstEnd < 0)
        {
            return null;
        }

        var separator = text[firstEnd];
        var first = text[..firstEnd];
        var rest = text[(firstEnd + 1)..];
        var secondEnd = rest.IndexOf(separator);
        if (secondEnd < 0)
        {
            return null;
        }

        var second = rest[..secondEnd];
        var third = rest[(secondEnd + 1)..];
        return order switch
        {
            DateOrder.MonthDayYear => Date(third, first, second),
            DateOrder.DayMonthYear => Date(third, second, first),
            _ => Date(first, second, third),
        };
    }

    private static DateOnly? Date(ReadOnlySpan<char> yearText, ReadOnlySpan<char> monthText, ReadOnlySpan<char> dayText)
    {
        var year = NumberText.Parse(yearText, digitsMin: 4, digitsMax: 4);
        var month = NumberText.Parse(monthText, digitsMin: 1, digitsMax: 2);
        var day = NumberText.Parse(dayText, digitsMin: 1, digitsMax: 2);
        return year is >= CellBounds.BirthYearMin and <= CellBounds.BirthYearMax && month is >= 1 and <= 12 && day >= 1
            && day <= DateTime.DaysInMonth(year.Value, month.Value)
                ? new DateOnly(year.Value, month.Value, day.Value)
                : null;
    }
}
