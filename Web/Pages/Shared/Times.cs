using System.Globalization;
using Kotline.Domain.Imports;

namespace Kotline.Web.Pages.Shared;

/// <summary>Dates and times in the reader's culture and the company's time zone.</summary>
public static class Times
{
    /// <summary>In words: 21 novembre 2026, and 1er novembre 2026.</summary>
    public static string Day(DateOnly date) =>
        $"{DayOfMonth(date.Day)} {date.ToString("MMMM yyyy", CultureInfo.CurrentCulture)}";

    /// <summary>Short, to the second: for log lines that follow each other closely.</summary>
    public static string Second(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, CompanyDate.Zone).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>
    /// The moment at which clocks in Paris show this time. For a time in the hour that is skipped in spring, it is one hour later.
    /// </summary>
    public static DateTimeOffset InParis(DateTime local)
    {
        var shown = CompanyDate.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(shown, CompanyDate.Zone.GetUtcOffset(shown));
    }

    /// <summary>The time of day: 22:30.</summary>
    public static string Hour(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, CompanyDate.Zone).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>For tables: 21/11/2026.</summary>
    public static string ShortDay(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>For tables: 21/11/2026 22:30.</summary>
    public static string ShortMoment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, CompanyDate.Zone).ToString("g", CultureInfo.CurrentCulture);

    public static string Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, CompanyDate.Zone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.CurrentCulture)}";
    }

    // French counts the first day of a month and the others not; .NET has no format for that.
    private static string DayOfMonth(int day) =>
        day.ToString(CultureInfo.InvariantCulture) + (day == 1 && CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? "er" : "");
}
