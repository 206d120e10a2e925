using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Reads a page of the system log, newest first, for an administrator.</summary>
public sealed class ReadSystemLog(KotlineDatabase database)
{
    public const int LinesMax = 50;

    /// <summary>Counting further would cost more than the figure is worth.</summary>
    public const int CountMax = 1_000;

    /// <param name="before">The page has the lines older than this one; null for the newest lines.</param>
    /// <param name="after">The page has the lines just newer than this one. It takes precedence over <paramref name="before"/>.</param>
    public async Task<SystemLogPage> RunAsync(
        SystemLogFilter filter, SystemLogCursor? before, SystemLogCursor? after, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Administrator, cancellationToken);
        var lines = await ReadLinesAsync(session.Db, filter, before, after, cancellationToken);
        var hasMore = lines.Count > LinesMax;
        if (hasMore)
        {
            lines.RemoveAt(LinesMax);
        }

        if (after is not null)
        {
            lines.Reverse();
        }

        var isWhole = before is null && after is null && !hasMore;
        var count = isWhole ? lines.Count : await CountAsync(session.Db, filter, cancellationToken);
        return new SystemLogPage(
            lines,
            HasNewer: after is null ? before is not null : hasMore,
            HasOlder: after is not null || hasMore,
            Math.Min(count, CountMax),
            count > CountMax);
    }

    /// <summary>Reads one line more than a page, which shows that there are others. Those nearest to the cursor come first.</summary>
    private static Task<List<SystemLogLine>> ReadLinesAsync(
        KotlineDb db, SystemLogFilter filter, SystemLogCursor? before, SystemLogCursor? after, CancellationToken cancellationToken)
    {
        var lines = Filtered(db, filter);
        lines = after is { } newer ? lines.OldestFirst(newer) : lines.NewestFirst(before);
        return lines.Take(LinesMax + 1).Lines().ToListAsync(cancellationToken);
    }

    private static Task<int> CountAsync(KotlineDb db, SystemLogFilter filter, CancellationToken cancellationToken) =>
        Filtered(db, filter).Take(CountMax + 1).CountAsync(cancellationToken);

    // Only the conditions of the filter are written into the query, so that each combination gets its own plan with the right index.
    private static IQueryable<LogLineRow> Filtered(KotlineDb db, SystemLogFilter filter)
    {
        IQueryable<LogLineRow> lines = db.GetTable<LogLineRow>();
        if (filter.LeastLevel is { } level)
        {
            lines = lines.AtLeast((short)level);
        }

        if (filter.From?.ToUniversalTime() is { } from)
        {
            lines = lines.Where(line => line.LoggedAt >= from);
        }

        if (filter.To?.ToUniversalTime() is { } to)
        {
            lines = lines.Where(line => line.LoggedAt < to);
        }

        if (filter.TraceId is { } traceId)
        {
            lines = lines.Where(line => line.TraceId == traceId);
        }

        if (filter.Text is { } text)
        {
            var pattern = $"%{Escaped(text)}%";
            lines = lines.Where(line => SystemLogFunctions.IsLike(line.Message, pattern));
        }

        return lines;
    }

    private static string Escaped(string text) => PostgresText.Fit(text, SystemLogBounds.SourceCharsMax)
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
