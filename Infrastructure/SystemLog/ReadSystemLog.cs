using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>A page of the system log, newest first, as an administrator reads it.</summary>
public sealed class ReadSystemLog(KotlineDatabase database)
{
    public const int LinesMax = 50;

    /// <summary>Beyond it, counting would cost more than the figure is worth.</summary>
    public const int CountMax = 1_000;

    private const string Columns = "id, logged_at, level, message, source, trace_id";

    /// <param name="before">The page of the lines older than this one; null for the newest.</param>
    /// <param name="after">The page of the lines just newer than this one. It goes before <paramref name="before"/>.</param>
    public async Task<SystemLogPage> RunAsync(
        SystemLogFilter filter, SystemLogCursor? before, SystemLogCursor? after, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Administrator, cancellationToken);
        var lines = await ReadLinesAsync(session.Connection, filter, before, after, cancellationToken);
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
        var count = isWhole ? lines.Count : await CountAsync(session.Connection, filter, cancellationToken);
        return new SystemLogPage(
            lines,
            HasNewer: after is null ? before is not null : hasMore,
            HasOlder: after is not null || hasMore,
            Math.Min(count, CountMax),
            count > CountMax);
    }

    internal static SystemLogLine ReadLine(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<DateTimeOffset>(1),
        (LogEventLevel)reader.GetInt16(2),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.IsDBNull(5) ? null : reader.GetString(5));

    /// <summary>One line more than a page, which tells that there are others. The nearest to the cursor come first.</summary>
    private static async Task<List<SystemLogLine>> ReadLinesAsync(
        NpgsqlConnection connection, SystemLogFilter filter, SystemLogCursor? before, SystemLogCursor? after, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, filter);
        var direction = after is null ? "DESC" : "ASC";
        if ((after ?? before) is { } cursor)
        {
            command.CommandText += $" AND (logged_at, id) {(after is null ? '<' : '>')} ({Add(command, cursor.LoggedAt)}, {Add(command, cursor.Id)})";
        }

        command.CommandText = $"SELECT {Columns} {command.CommandText} ORDER BY logged_at {direction}, id {direction} LIMIT {Add(command, LinesMax + 1)}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<SystemLogLine>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(ReadLine(reader));
        }

        return lines;
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, SystemLogFilter filter, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, filter);
        command.CommandText = $"SELECT count(*)::int FROM (SELECT {command.CommandText} LIMIT {Add(command, CountMax + 1)}) AS line";
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // Only the conditions that are wanted are written: each combination then gets the plan, and the index, that fits it.
    private static NpgsqlCommand Command(NpgsqlConnection connection, SystemLogFilter filter)
    {
        var command = new NpgsqlCommand { Connection = connection };
        List<string> conditions = ["true"];
        if (filter.LeastLevel is { } level)
        {
            // Written out, not passed: an index is for warnings and worse alone, and a plan that fits any level couldn't use it.
            conditions.Add($"level >= {(int)level}");
        }

        if (filter.From is { } from)
        {
            conditions.Add($"logged_at >= {Add(command, from)}");
        }

        if (filter.To is { } to)
        {
            conditions.Add($"logged_at < {Add(command, to)}");
        }

        if (filter.TraceId is { } traceId)
        {
            conditions.Add($"trace_id = {Add(command, traceId)}");
        }

        if (filter.Text is { } text)
        {
            conditions.Add($"message ILIKE {Add(command, $"%{Escaped(text)}%")}");
        }

        command.CommandText = $"FROM system.log WHERE {string.Join(" AND ", conditions)}";
        return command;
    }

    private static string Add(NpgsqlCommand command, object value)
    {
        var parameter = new NpgsqlParameter { Value = value is DateTimeOffset moment ? moment.ToUniversalTime() : value };
        if (value is DateTimeOffset)
        {
            parameter.NpgsqlDbType = NpgsqlDbType.TimestampTz;
        }

        command.Parameters.Add(parameter);
        return $"${command.Parameters.Count}";
    }

    private static string Escaped(string text) => PostgresText.Fit(text, SystemLogBounds.SourceCharsMax)
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
