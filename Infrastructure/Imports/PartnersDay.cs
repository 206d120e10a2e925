namespace Kotline.Infrastructure.Imports;

/// <summary>The day on which ages are counted unless a manager says another.</summary>
public static class PartnersDay
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Today in Europe/Paris.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
}
