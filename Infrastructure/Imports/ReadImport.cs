using System.Text.Json;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>One import's figures, as a manager sees them.</summary>
public sealed class ReadImport(KotlineDatabase database)
{
    /// <returns>Null when there is no such import.</returns>
    public async Task<ImportFigures?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT p.name, i.file_name, i.import_date, i.received_at, i.encoding, i.delimiter, i.has_header,
                   s.minimum_age, s.age_limit, s.height_tolerance_cm, i.state, i.failure, g.rows_done,
                   i.rows_read, i.created, i.updated, i.unchanged, i.set_aside, i.unreadable, i.now_set_aside,
                   i.reasons, i.remarks, i.seconds
            FROM imports.imports i
            JOIN imports.partners p ON p.id = i.partner_id
            JOIN imports.selection_policies s ON s.id = i.policy_id
            LEFT JOIN imports.progress g ON g.import_id = i.id
            WHERE i.id = $1
            """,
            session.Connection)
        {
            Parameters = { new() { Value = importId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return !await reader.ReadAsync(cancellationToken) ? null : new ImportFigures(
            importId,
            reader.GetString(0),
            reader.GetString(1),
            reader.GetFieldValue<DateOnly>(2),
            reader.GetFieldValue<DateTimeOffset>(3),
            reader.GetString(4),
            reader.GetString(5)[0],
            reader.GetBoolean(6),
            reader.GetInt16(7),
            reader.GetInt16(8),
            reader.GetDecimal(9),
            reader.GetString(10),
            reader.IsDBNull(11) ? null : reader.GetString(11),
            reader.GetFieldValue<int?>(12),
            reader.GetString(10) == "done" ? ReadTotals(reader) : null);
    }

    private static ImportTotals ReadTotals(NpgsqlDataReader reader) => new(
        reader.GetInt32(13),
        reader.GetInt32(14),
        reader.GetInt32(15),
        reader.GetInt32(16),
        reader.GetInt32(17),
        reader.GetInt32(18),
        reader.GetInt32(19),
        CountsByCode(reader.GetString(20)),
        CountsByCode(reader.GetString(21)),
        reader.GetDecimal(22));

    private static Dictionary<string, int> CountsByCode(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json)!;
}
