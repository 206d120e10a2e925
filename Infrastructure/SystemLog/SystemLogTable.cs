using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Writes rows to table <c>system.log</c> by binary COPY.</summary>
internal static class SystemLogTable
{
    /// <summary>All rows or none.</summary>
    /// <exception cref="NpgsqlException">The database is away, or it refused the rows.</exception>
    public static async Task Write(NpgsqlDataSource database, IReadOnlyList<SystemLogRow> rows, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database);

        // One COPY writes all rows. The id isn't among the columns: the database numbers the rows, and the site's role has no
        // right to that column.
        var options = new BulkCopyOptions(BulkCopyType: BulkCopyType.ProviderSpecific, MaxBatchSize: Math.Max(rows.Count, 1));
        await db.GetTable<LogLineRow>().BulkCopyAsync(options, rows.Select(LineOf), cancellationToken);
    }

    private static LogLineRow LineOf(SystemLogRow row) => new()
    {
        LoggedAt = row.LoggedAt,
        Level = (short)row.Level,
        MessageTemplate = row.MessageTemplate,
        Message = row.Message,
        Exception = row.Exception,
        Properties = row.PropertiesJson,
        TraceId = row.TraceId,
        SpanId = row.SpanId,
        Source = row.Source,
        RequestId = row.RequestId,
    };
}
