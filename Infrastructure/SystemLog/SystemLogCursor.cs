using System.Globalization;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>A line's place in the log, which is sorted newest first: the time it was logged, to the microsecond, then its id.</summary>
public readonly record struct SystemLogCursor(DateTimeOffset LoggedAt, long Id)
{
    private const char Between = '.';

    /// <summary>The form in addresses: microseconds since 1970, a point, the id.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(LoggedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}{Between}{Id}");

    /// <returns>Null when the text is no cursor.</returns>
    public static SystemLogCursor? Parse(string? text)
    {
        var parts = text?.Split(Between) ?? [];
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && microseconds < (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
                ? new SystemLogCursor(DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), id)
                : null;
    }
}
