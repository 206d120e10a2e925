using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Intake;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>One import's figures, as a manager sees them.</summary>
public sealed class ReadImport(KotlineDatabase database)
{
    /// <returns>Null when there is no such import.</returns>
    public async Task<ImportFigures?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await ReadAsync(session, importId, cancellationToken);
    }

    /// <summary>The same within the snapshot of an operation that shows more of the import.</summary>
    internal static Task<ImportFigures?> ReadAsync(ReadSession session, long importId, CancellationToken cancellationToken) =>
        ReadAsync(session.Connection, importId, cancellationToken);

    /// <summary>The same in a transaction that may read imports.</summary>
    internal static async Task<ImportFigures?> ReadAsync(NpgsqlConnection connection, long importId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT p.name, i.file_name, i.file_bytes, i.import_date, i.received_at, i.encoding, i.delimiter, i.has_header, i.date_order,
                   s.id, s.minimum_age, s.age_limit, s.height_tolerance_cm, i.state, i.failure, g.rows_done,
                   i.rows_read, i.created, i.updated, i.unchanged, i.set_aside, i.unreadable, i.now_set_aside,
                   i.reasons, i.remarks, i.seconds, i.held_at, i.held_for, i.lines_above_header
            FROM imports.imports i
            JOIN imports.partners p ON p.id = i.partner_id
            JOIN imports.selection_policies s ON s.id = i.policy_id
            LEFT JOIN imports.progress g ON g.import_id = i.id
            WHERE i.id = $1
            """,
            connection)
        {
            Parameters = { new() { Value = importId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return !await reader.ReadAsync(cancellationToken) ? null : new ImportFigures(
            importId,
            Partner: reader.GetString(0),
            FileName: reader.GetString(1),
            FileBytes: reader.GetInt64(2),
            ImportDate: reader.GetFieldValue<DateOnly>(3),
            ReceivedAt: reader.GetFieldValue<DateTimeOffset>(4),
            Encoding: reader.GetString(5),
            Delimiter: reader.GetString(6)[0],
            HasHeader: reader.GetBoolean(7),
            LinesAboveHeader: reader.GetInt32(28),
            DateOrder: FormatCodes.ToDateOrder(reader.GetString(8)),
            PolicyVersion: reader.GetInt64(9),
            Policy: new SelectionPolicy(reader.GetInt16(10), reader.GetInt16(11), reader.GetDecimal(12)),
            State: reader.GetString(13),
            Failure: reader.IsDBNull(14) ? null : reader.GetString(14),
            RowsDone: reader.GetFieldValue<int?>(15),
            Totals: reader.GetString(13) == "done" ? ReadTotals(reader) : null,
            HeldAt: reader.GetFieldValue<DateTimeOffset?>(26),
            Changes: reader.IsDBNull(27) ? null : ImportChangesJson.Read(reader.GetString(27)));
    }

    private static ImportTotals ReadTotals(NpgsqlDataReader reader) => new(
        RowsRead: reader.GetInt32(16),
        Created: reader.GetInt32(17),
        Updated: reader.GetInt32(18),
        Unchanged: reader.GetInt32(19),
        SetAside: reader.GetInt32(20),
        Unreadable: reader.GetInt32(21),
        NowSetAside: reader.GetInt32(22),
        Reasons: CountsByCode(reader.GetString(23)),
        Remarks: CountsByCode(reader.GetString(24)),
        Seconds: reader.GetDecimal(25));

    private static Dictionary<string, int> CountsByCode(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json)!;
}
