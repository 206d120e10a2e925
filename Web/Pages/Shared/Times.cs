using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>Dates and times as Kot-Line reads them: by the reader's culture, in the company's time zone.</summary>
public static class Times
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>For tables: 21/11/2026.</summary>
    public static string ShortDay(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>For tables: 21/11/2026 22:30.</summary>
    public static string ShortMoment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Paris).ToString("g", CultureInfo.CurrentCulture);

    public static string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Paris).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
