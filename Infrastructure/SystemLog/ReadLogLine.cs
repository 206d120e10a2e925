using System.Text.Json;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>One line of the system log with its exception, its properties and the other lines of its trace, as an administrator reads it.</summary>
public sealed class ReadLogLine(KotlineDatabase database)
{
    public const int TraceLinesMax = 200;

    /// <returns>Null when there is no such line (any more).</returns>
    public async Task<LogLineDetails?> RunAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Administrator, cancellationToken);
        if (await ReadAsync(session.Connection, id, cancellationToken) is not { } details)
        {
            return null;
        }

        if (details.Line.TraceId is not { } traceId)
        {
            return details;
        }

        var trace = await ReadTraceAsync(session.Connection, traceId, cancellationToken);
        return details with { Trace = [.. trace.Take(TraceLinesMax)], IsTraceCut = trace.Count > TraceLinesMax };
    }

    private static async Task<LogLineDetails?> ReadAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, logged_at, level, message, source, trace_id, message_template, exception, span_id, request_id, properties::text
            FROM system.log WHERE id = $1
            """,
            connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return !await reader.ReadAsync(cancellationToken) ? null : new LogLineDetails(
            ReadSystemLog.ReadLine(reader),
            reader.GetString(6),
            reader.IsDBNull(7) ? null : reader.GetString(7),
            reader.IsDBNull(8) ? null : reader.GetString(8),
            reader.IsDBNull(9) ? null : reader.GetString(9),
            Properties(reader.GetString(10)),
            Trace: [],
            IsTraceCut: false);
    }

    private static async Task<List<SystemLogLine>> ReadTraceAsync(NpgsqlConnection connection, string traceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, logged_at, level, message, source, trace_id FROM system.log WHERE trace_id = $1 ORDER BY logged_at, id LIMIT $2", connection)
        {
            Parameters = { new() { Value = traceId }, new() { Value = TraceLinesMax + 1 } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<SystemLogLine>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(ReadSystemLog.ReadLine(reader));
        }

        return lines;
    }

    private static List<KeyValuePair<string, string>> Properties(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(
                property.Name,
                property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText()))];
    }
}
