namespace Kotline.Domain.Imports;

/// <summary>Today's date at Kot-Line. Ages are counted on it, and it decides when days and months begin and end.</summary>
public static class CompanyDate
{
    /// <summary>The name in the IANA time zone database, which PostgreSQL knows too.</summary>
    public const string TimeZone = "Europe/Paris";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The earliest import date: ages aren't counted on a day before anybody who could be a client was born.</summary>
    public static readonly DateOnly ImportDateMin = new(1900, 1, 1);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}
