using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>What is known of a partner and of its files, before anything is written.</summary>
internal sealed class ReadReceipt(NpgsqlDataSource web)
{
    /// <summary>The import of the same bytes from the same partner, unless it failed.</summary>
    public async Task<KnownImport?> FindAsync(string partnerName, string sha256, CancellationToken cancellationToken)
    {
        const string find = """
            SELECT i.id, i.state = 'done', i.received_at
            FROM imports.imports i JOIN imports.partners p ON p.id = i.partner_id
            WHERE clients.fold(p.name) = clients.fold($1) AND i.file_sha256 = $2 AND i.state <> 'failed'
            """;
        await using var session = await ReadSession.BeginAsync(web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(find, session.Connection)
        {
            Parameters = { new() { Value = partnerName }, new() { Value = Convert.FromHexString(sha256) } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new KnownImport(reader.GetInt64(0), reader.GetBoolean(1), reader.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    /// <summary>The receipt of an import that is done.</summary>
    public async Task<ImportReceipt> ReadAsync(long importId, string fileName, string receipt, CancellationToken cancellationToken)
    {
        const string read = """
            SELECT p.name, i.import_date, i.encoding, i.delimiter, i.has_header, i.rows_read, i.created, i.updated, i.unchanged, i.set_aside,
                   i.unreadable, i.now_set_aside, i.reasons::text, i.remarks::text, s.minimum_age, s.age_limit, s.height_tolerance_cm, i.seconds
            FROM imports.imports i
            JOIN imports.partners p ON p.id = i.partner_id
            JOIN imports.selection_policies s ON s.id = i.policy_id
            WHERE i.id = $1
            """;
        await using var session = await ReadSession.BeginAsync(web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(read, session.Connection) { Parameters = { new() { Value = importId } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ImportReceipt(
            fileName,
            Partner: reader.GetString(0),
            importId,
            receipt,
            ImportDate: reader.GetFieldValue<DateOnly>(1),
            Encoding: reader.GetString(2),
            Delimiter: reader.GetString(3),
            Header: reader.GetBoolean(4),
            RowsRead: reader.GetInt32(5),
            Created: reader.GetInt32(6),
            Updated: reader.GetInt32(7),
            Unchanged: reader.GetInt32(8),
            SetAside: reader.GetInt32(9),
            Unreadable: reader.GetInt32(10),
            NowSetAside: reader.GetInt32(11),
            Reasons: Counts(reader.GetString(12)),
            Remarks: Counts(reader.GetString(13)),
            new SelectionPolicy(reader.GetInt16(14), reader.GetInt16(15), reader.GetDecimal(16)),
            Seconds: reader.GetDecimal(17));
    }

    private static Dictionary<string, int> Counts(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json)!;
}
