using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>Imports by partner, month and state, a page at a time, as a manager sees them.</summary>
public sealed class ListImports(KotlineDatabase database, TimeProvider clock)
{
    public const int RowsMax = 20;

    private const string Filtered = $"""
        FROM imports.imports i JOIN imports.partners p ON p.id = i.partner_id
        WHERE (@partner IS NULL OR i.partner_id = @partner)
          AND (@from IS NULL OR i.received_at >= @from::timestamp AT TIME ZONE '{CompanyDate.TimeZone}')
          AND (@until IS NULL OR i.received_at < @until::timestamp AT TIME ZONE '{CompanyDate.TimeZone}')
          AND (@states IS NULL OR i.state = ANY (@states))
        """;

    public async Task<ImportList> RunAsync(ImportListQuery query, CancellationToken cancellationToken)
    {
        var month = Month.Of(CompanyDate.Today(clock));
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        var goesBack = query is { Before: not null, After: null };
        var (imports, hasMore) = await ReadPageAsync(session, query, goesBack, cancellationToken);
        return new ImportList(
            imports,
            await CountAsync(session, query, cancellationToken),
            HasPrevious: goesBack ? hasMore : query.After is not null,
            HasNext: goesBack || hasMore,
            await ReadPartnersAsync(session, cancellationToken),
            await ReadMonthsAsync(session, cancellationToken),
            month,
            await ListMissingPartners.ReadAsync(session, month, cancellationToken));
    }

    /// <summary>The page before is read backwards, from the cursor on, and turned round.</summary>
    private static async Task<(List<ImportListItem> Imports, bool HasMore)> ReadPageAsync(
        ReadSession session, ImportListQuery query, bool goesBack, CancellationToken cancellationToken)
    {
        var key = KeyOf(query.Sort);
        var isAscending = query.IsAscending != goesBack;
        var direction = isAscending ? "ASC" : "DESC";
        await using var command = new NpgsqlCommand(
            $"""
            SELECT i.id, p.name, i.file_name, i.import_date, i.received_at, i.state, i.rows_read, i.created, i.updated, i.unchanged,
                   i.set_aside, i.unreadable
            {Filtered}
              AND (@cursor IS NULL OR ({key}, i.id) {(isAscending ? '>' : '<')} (
                  SELECT {key}, i.id FROM imports.imports i JOIN imports.partners p ON p.id = i.partner_id WHERE i.id = @cursor))
            ORDER BY {key} {direction}, i.id {direction} LIMIT {RowsMax + 1}
            """,
            session.Connection);
        AddFilters(command, query);
        command.Parameters.Add(Optional("cursor", NpgsqlDbType.Bigint, query.After ?? query.Before));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var imports = new List<ImportListItem>();
        while (await reader.ReadAsync(cancellationToken))
        {
            imports.Add(new ImportListItem(
                Id: reader.GetInt64(0),
                Partner: reader.GetString(1),
                FileName: reader.GetString(2),
                ImportDate: reader.GetFieldValue<DateOnly>(3),
                ReceivedAt: reader.GetFieldValue<DateTimeOffset>(4),
                State: reader.GetString(5),
                RowsRead: reader.GetFieldValue<int?>(6),
                Created: reader.GetFieldValue<int?>(7),
                Updated: reader.GetFieldValue<int?>(8),
                Unchanged: reader.GetFieldValue<int?>(9),
                SetAside: reader.GetFieldValue<int?>(10),
                Unreadable: reader.GetFieldValue<int?>(11)));
        }

        var hasMore = imports.Count > RowsMax;
        if (hasMore)
        {
            imports.RemoveAt(RowsMax);
        }

        if (goesBack)
        {
            imports.Reverse();
        }

        return (imports, hasMore);
    }

    private static async Task<long> CountAsync(ReadSession session, ImportListQuery query, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) {Filtered}", session.Connection);
        AddFilters(command, query);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<IReadOnlyList<PartnerName>> ReadPartnersAsync(ReadSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT id, name FROM imports.partners ORDER BY clients.fold(name)", session.Connection);
        return await ListMissingPartners.ReadNamesAsync(command, cancellationToken);
    }

    private static async Task<List<Month>> ReadMonthsAsync(ReadSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE '{CompanyDate.TimeZone}')::date FROM imports.imports ORDER BY 1 DESC",
            session.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new List<Month>();
        while (await reader.ReadAsync(cancellationToken))
        {
            months.Add(Month.Of(reader.GetFieldValue<DateOnly>(0)));
        }

        return months;
    }

    private static void AddFilters(NpgsqlCommand command, ImportListQuery query)
    {
        command.Parameters.Add(Optional("partner", NpgsqlDbType.Bigint, query.PartnerId));
        command.Parameters.Add(Optional("from", NpgsqlDbType.Date, query.ReceivedIn?.FirstDay));
        command.Parameters.Add(Optional("until", NpgsqlDbType.Date, query.ReceivedIn?.FirstDayOfNext));
        command.Parameters.Add(Optional("states", NpgsqlDbType.Array | NpgsqlDbType.Text, query.State switch
        {
            ImportListState.Running => (string[])["staging", "staged"],
            ImportListState.Held => ["held"],
            ImportListState.Done => ["done"],
            ImportListState.Failed => ["failed"],
            _ => null,
        }));
    }

    private static NpgsqlParameter Optional(string name, NpgsqlDbType type, object? value) =>
        new(name, type) { Value = value ?? DBNull.Value };

    // What isn't known yet comes before every figure.
    private static string KeyOf(ImportSort sort) => sort switch
    {
        ImportSort.Received => "i.received_at",
        ImportSort.ImportDate => "i.import_date",
        ImportSort.Partner => "clients.fold(p.name)",
        ImportSort.RowsRead => "coalesce(i.rows_read, -1)",
        ImportSort.SetAside => "coalesce(i.set_aside, -1)",
        _ => throw new ArgumentOutOfRangeException(nameof(sort)),
    };
}
