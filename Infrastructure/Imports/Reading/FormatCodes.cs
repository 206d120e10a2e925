using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>The words by which a file's format is written down.</summary>
public static class FormatCodes
{
    public static string Code(this DateOrder order) => order switch
    {
        DateOrder.MonthDayYear => "month_day_year",
        DateOrder.DayMonthYear => "day_month_year",
        DateOrder.YearMonthDay => "year_month_day",
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    /// <exception cref="InvalidOperationException">No order has this code.</exception>
    public static DateOrder ToDateOrder(string code) => Enum.GetValues<DateOrder>().First(order => order.Code() == code);
}
