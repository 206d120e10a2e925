namespace Kotline.Domain.Imports;

/// <summary>What day it is for Kot-Line and its partners.</summary>
public static class CompanyTime
{
    /// <summary>By its name in the IANA time zone database, which PostgreSQL knows too.</summary>
    public const string ZoneName = "Europe/Paris";

    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneName);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
}
