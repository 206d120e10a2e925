using System.Globalization;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Whether a date's text fits an order: three numbers parted by slashes, hyphens or points, with a year of four digits.</summary>
internal static class DateParts
{
    public static bool Fits(string text, DateOrder order)
    {
        var parts = text.Split('/', '-', '.');
        if (parts.Length != 3)
        {
            return false;
        }

        var (year, month, day) = order switch
        {
            DateOrder.MonthDayYear => (parts[2], parts[0], parts[1]),
            DateOrder.DayMonthYear => (parts[2], parts[1], parts[0]),
            _ => (parts[0], parts[1], parts[2]),
        };
        return year.Length == 4
            && TryNumber(year, out var yearNumber) && yearNumber >= 1
            && TryNumber(month, out var monthNumber) && monthNumber is >= 1 and <= 12
            && TryNumber(day, out var dayNumber) && dayNumber >= 1 && dayNumber <= DateTime.DaysInMonth(yearNumber, monthNumber);
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
