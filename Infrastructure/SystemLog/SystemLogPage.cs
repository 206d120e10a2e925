namespace Kotline.Infrastructure.SystemLog;

/// <summary>Some lines of the system log, newest first, and whether there are others on either side.</summary>
/// <param name="Count">How many lines the filter finds on all pages, at most <see cref="ReadSystemLog.CountMax"/>.</param>
/// <param name="IsCountBound">Whether there are more than <paramref name="Count"/>.</param>
public sealed record SystemLogPage(IReadOnlyList<SystemLogLine> Lines, bool HasNewer, bool HasOlder, int Count, bool IsCountBound);
