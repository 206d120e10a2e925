using LinqToDB;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>The steps that queries of the system log are made of.</summary>
internal static class SystemLogQueries
{
    /// <summary>This level and the worse ones.</summary>
    // Written out, not passed: an index is for warnings and worse alone, and a plan that fits any level couldn't use it.
    public static IQueryable<LogLineRow> AtLeast(this IQueryable<LogLineRow> lines, short level) =>
        lines.Where(line => line.Level >= Sql.Constant(level));

    /// <param name="before">Only what is older; null for all.</param>
    public static IQueryable<LogLineRow> NewestFirst(this IQueryable<LogLineRow> lines, SystemLogCursor? before)
    {
        if (before is { } cursor)
        {
            var (loggedAt, id) = (cursor.LoggedAt.ToUniversalTime(), cursor.Id);
            lines = lines.Where(line => Sql.Row(line.LoggedAt, line.Id) < Sql.Row(loggedAt, id));
        }

        return lines.OrderByDescending(line => line.LoggedAt).ThenByDescending(line => line.Id);
    }

    /// <summary>What is newer than the cursor.</summary>
    public static IQueryable<LogLineRow> OldestFirst(this IQueryable<LogLineRow> lines, SystemLogCursor after)
    {
        var (loggedAt, id) = (after.LoggedAt.ToUniversalTime(), after.Id);
        return lines
            .Where(line => Sql.Row(line.LoggedAt, line.Id) > Sql.Row(loggedAt, id))
            .OrderBy(line => line.LoggedAt)
            .ThenBy(line => line.Id);
    }

    /// <summary>As the list shows them.</summary>
    public static IQueryable<SystemLogLine> Lines(this IQueryable<LogLineRow> lines) => lines
        .Select(line => new SystemLogLine(line.Id, line.LoggedAt, (LogEventLevel)line.Level, line.Message, line.Source, line.TraceId));
}
