using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>The latest imports, newest first, as a manager sees them.</summary>
public sealed class ListImports(KotlineDatabase database)
{
    public const int RowsMax = 20;

    public async Task<IReadOnlyList<ImportListItem>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT i.id, p.name, i.file_name, i.import_date, i.received_at, i.state, i.rows_read, i.set_aside
            FROM imports.imports i JOIN imports.partners p ON p.id = i.partner_id
            ORDER BY i.id DESC LIMIT $1
            """,
            session.Connection)
        {
            Parameters = { new() { Value = RowsMax } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var imports = new List<ImportListItem>();
        while (await reader.ReadAsync(cancellationToken))
        {
            imports.Add(new ImportListItem(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetFieldValue<DateOnly>(3),
                reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetString(5),
                reader.GetFieldValue<int?>(6),
                reader.GetFieldValue<int?>(7)));
        }

        return imports;
    }
}
