using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports;

/// <summary>The words by which a file's format is written down.</summary>
internal static class FormatCodes
{
    public static string Code(this DateOrder order) => order switch
    {
        DateOrder.MonthDayYear => "month_day_year",
        DateOrder.DayMonthYear => "day_month_year",
        DateOrder.YearMonthDay => "year_month_day",
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    public static DateOrder ToDateOrder(string code) => Enum.GetValues<DateOrder>().First(order => order.Code() == code);

    /// <summary>Source: the IANA registry of character sets, in lower case.</summary>
    public static string IanaName(this SourceEncoding encoding) => encoding switch
    {
        SourceEncoding.Utf8 => "utf-8",
        SourceEncoding.Utf16LittleEndian => "utf-16le",
        SourceEncoding.Utf16BigEndian => "utf-16be",
        SourceEncoding.Utf32LittleEndian => "utf-32le",
        SourceEncoding.Utf32BigEndian => "utf-32be",
        SourceEncoding.Windows1252 => "windows-1252",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };
}
