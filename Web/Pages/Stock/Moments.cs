using System.Globalization;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Stock;

/// <summary>Moments as inputs of type date and datetime-local write them, in Paris.</summary>
public static class Moments
{
    private static readonly string[] formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    /// <returns>null when it isn't one.</returns>
    public static DateTimeOffset? Read(string? written) =>
        DateTime.TryParseExact(written?.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1
            ? Times.InParis(local)
            : null;

    /// <summary>The day after a written day begins at this moment.</summary>
    public static DateTimeOffset? ReadDayEnd(string? written) => DateOnly.TryParseExact(
        written?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue && day.Year > 1
            ? Times.InParis(day.AddDays(1).ToDateTime(TimeOnly.MinValue))
            : null;
}
