using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>The codes by which a file's format and an import's phase are stored.</summary>
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

    public static string Code(this ImportPhase phase) => phase switch
    {
        ImportPhase.Waiting => "waiting",
        ImportPhase.Reading => "reading",
        ImportPhase.Applying => "applying",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    public static ImportPhase ToPhase(string code) => Enum.GetValues<ImportPhase>().First(phase => phase.Code() == code);
}
