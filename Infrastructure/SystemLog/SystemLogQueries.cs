using LinqToDB;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>The steps of which queries of the system log are composed.</summary>
internal static class SystemLogQueries
{
    /// <summary>Lines of this level or worse.</summary>
    // The level is written into the query instead of being a parameter: one index has only warnings and worse, and a plan for any
    // level couldn't use it.
    public static IQueryable<LogLineRow> AtLeast(this IQueryable<LogLineRow> lines, short level) =>
        lines.Where(line => line.Level >= Sql.Constant(level));

    /// <param name="before">Only lines older than this; null for all.</param>
    public static IQueryable<LogLineRow> NewestFirst(this IQueryable<LogLineRow> lines, SystemLogCursor? before)
    {
        if (before is { } cursor)
        {
            var (loggedAt, id) = (cursor.LoggedAt.ToUniversalTime(), cursor.Id);
            lines = lines.Where(line => Sql.Row(line.LoggedAt, line.Id) < Sql.Row(loggedAt, id));
        }

        return lines.OrderByDescending(line => line.LoggedAt).ThenByDescending(line => line.Id);
    }

    /// <summary>The lines that are newer than the cursor.</summary>
    public static IQueryable<LogLineRow> OldestFirst(this IQueryable<LogLineRow> lines, SystemLogCursor after)
    {
        var (loggedAt, id) = (after.LoggedAt.ToUniversalTime(), after.Id);
        return lines
            .Where(line => Sql.Row(line.LoggedAt, line.Id) > Sql.Row(loggedAt, id))
            .OrderBy(line => line.LoggedAt)
            .ThenBy(line => line.Id);
    }

    /// <summary>The columns that the list shows.</summary>
    public static IQueryable<SystemLogLine> Lines(this IQueryable<LogLineRow> lines) => lines
        .Select(line => new SystemLogLine(line.Id, line.LoggedAt, (LogEventLevel)line.Level, line.Message, line.Source, line.TraceId));
}
