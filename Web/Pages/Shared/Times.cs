using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>Dates and times as Kot-Line reads them: by the reader's culture, in the company's time zone.</summary>
public static class Times
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>To the second, short: for lines that follow each other closely.</summary>
    public static string Second(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Paris).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The moment at which clocks in Paris show this. In the hour that is left out in spring, they show it an hour later.</summary>
    public static DateTimeOffset InParis(DateTime local)
    {
        var shown = Paris.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(shown, Paris.GetUtcOffset(shown));
    }

    /// <summary>For tables: 21/11/2026.</summary>
    public static string ShortDay(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>For tables: 21/11/2026 22:30.</summary>
    public static string ShortMoment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Paris).ToString("g", CultureInfo.CurrentCulture);

    public static string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Paris).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
