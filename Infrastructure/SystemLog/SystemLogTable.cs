using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Writes rows to table <c>system.log</c> by binary COPY.</summary>
internal static class SystemLogTable
{
    // No id: the database numbers the rows, and the web's role has no right to that column.
    private const string Copy =
        """
        COPY system.log (logged_at, level, message_template, message, exception, properties, trace_id, span_id, source, request_id)
        FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>All rows or none.</summary>
    /// <exception cref="NpgsqlException">The database is away, or it refused the rows.</exception>
    public static async Task Write(NpgsqlDataSource database, IReadOnlyList<SystemLogRow> rows, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var importer = await connection.BeginBinaryImportAsync(Copy, cancellation);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellation);
            await importer.WriteAsync(row.LoggedAt, NpgsqlDbType.TimestampTz, cancellation);
            await importer.WriteAsync((short)row.Level, NpgsqlDbType.Smallint, cancellation);
            await importer.WriteAsync(row.MessageTemplate, NpgsqlDbType.Text, cancellation);
            await importer.WriteAsync(row.Message, NpgsqlDbType.Text, cancellation);
            await WriteOrNull(importer, row.Exception, cancellation);
            await importer.WriteAsync(row.PropertiesJson, NpgsqlDbType.Jsonb, cancellation);
            await WriteOrNull(importer, row.TraceId, cancellation);
            await WriteOrNull(importer, row.SpanId, cancellation);
            await WriteOrNull(importer, row.Source, cancellation);
            await WriteOrNull(importer, row.RequestId, cancellation);
        }

        await importer.CompleteAsync(cancellation);
    }

    private static Task WriteOrNull(NpgsqlBinaryImporter importer, string? text, CancellationToken cancellation) => text is null
        ? importer.WriteNullAsync(cancellation)
        : importer.WriteAsync(text, NpgsqlDbType.Text, cancellation);
}
