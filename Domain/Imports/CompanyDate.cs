namespace Kotline.Domain.Imports;

/// <summary>The day it is at Kot-Line, in Europe/Paris: ages are counted on it.</summary>
public static class CompanyDate
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
}
