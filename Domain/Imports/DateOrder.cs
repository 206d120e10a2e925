namespace Kotline.Domain.Imports;

/// <summary>The order of day, month and year in a partner's dates.</summary>
public enum DateOrder
{
    /// <summary>8/30/1940, the order of the standard file.</summary>
    MonthDayYear,

    /// <summary>30/8/1940.</summary>
    DayMonthYear,

    /// <summary>1940-08-30, ISO 8601.</summary>
    YearMonthDay,
}
