using System.Text.Json;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Reads one line of the system log with its exception, its properties and the other lines of its trace, for an administrator.
/// </summary>
public sealed class ReadLogLine(KotlineDatabase database)
{
    public const int TraceLinesMax = 200;

    /// <returns>Null when there is no such line, or no longer is.</returns>
    public async Task<LogLineDetails?> RunAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Administrator, cancellationToken);
        if (await ReadAsync(session.Db, id, cancellationToken) is not { } details)
        {
            return null;
        }

        if (details.Line.TraceId is not { } traceId)
        {
            return details;
        }

        var trace = await ReadTraceAsync(session.Db, traceId, cancellationToken);
        return details with { Trace = [.. trace.Take(TraceLinesMax)], IsTraceCut = trace.Count > TraceLinesMax };
    }

    private static Task<LogLineDetails?> ReadAsync(KotlineDb db, long id, CancellationToken cancellationToken) => db.GetTable<LogLineRow>()
        .Where(line => line.Id == id)
        .Select(line => new LogLineDetails(
            new SystemLogLine(line.Id, line.LoggedAt, (LogEventLevel)line.Level, line.Message, line.Source, line.TraceId),
            line.MessageTemplate,
            line.Exception,
            line.SpanId,
            line.RequestId,
            Properties(line.Properties),
            Array.Empty<SystemLogLine>(),
            false))
        .FirstOrDefaultAsync(cancellationToken);

    private static Task<List<SystemLogLine>> ReadTraceAsync(KotlineDb db, string traceId, CancellationToken cancellationToken) => db
        .GetTable<LogLineRow>()
        .Where(line => line.TraceId == traceId)
        .OrderBy(line => line.LoggedAt)
        .ThenBy(line => line.Id)
        .Take(TraceLinesMax + 1)
        .Lines()
        .ToListAsync(cancellationToken);

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
