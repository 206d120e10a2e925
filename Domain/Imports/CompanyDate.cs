namespace Kotline.Domain.Imports;

/// <summary>The day it is at Kot-Line, where days and months begin and end: ages are counted on it, deliveries by month.</summary>
public static class CompanyDate
{
    /// <summary>By its name in the IANA time zone database, which PostgreSQL knows too.</summary>
    public const string TimeZone = "Europe/Paris";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}
