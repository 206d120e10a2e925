namespace Kotline.Domain.Imports;

/// <summary>Today's date at Kot-Line. Ages are counted on it, and it decides when days and months begin and end.</summary>
public static class CompanyDate
{
    /// <summary>The name in the IANA time zone database, which PostgreSQL knows too.</summary>
    public const string TimeZone = "Europe/Paris";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}
