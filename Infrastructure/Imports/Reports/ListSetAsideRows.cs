using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>The rows of an import that did not become clients, a page at a time, each with the cells and the reasons.</summary>
public sealed class ListSetAsideRows(KotlineDatabase database)
{
    public const int RowsMax = 50;

    // A case keeps the cells of one row, the latest of its person. They are this row's when the case came from it; and when the case is
    // older than the import, since then somebody had decided on it and just the same row came again. Names are the person's in any case.
    // Who a row may be about is the client who holds its card today and has its birth date. No two clients hold one card
    // (one_client_per_card), so no row is listed twice.
    private const string Select = """
        SELECT r.line_number, r.failures, r.birth_date, r.height_cm, r.height_inches, r.unreadable_reason, r.field_count, c.state,
               c.cells ->> 'GivenName', c.cells ->> 'Surname', d.type, d.last_four,
               CASE WHEN c.import_id < r.import_id OR (c.import_id = r.import_id AND c.line_number = r.line_number) THEN ARRAY(
                   SELECT c.cells ->> split_part(f.code, ':', 2)
                   FROM unnest(r.failures) WITH ORDINALITY f (code, place) ORDER BY f.place) END,
               w.id, w.given_name, w.surname
        FROM imports.rows r
        LEFT JOIN imports.set_aside_cases c ON c.id = r.case_id
        LEFT JOIN clients.cards d ON d.id = c.card_id AND (r.card_fingerprint IS NOT DISTINCT FROM d.fingerprint)
        LEFT JOIN clients.clients w
            ON w.card_fingerprint = r.card_fingerprint AND w.birth_date = r.birth_date AND 'identity:GivenName' = ANY (r.failures)
        WHERE r.import_id = @import AND r.outcome IN ('set_aside', 'unreadable')
          AND (@reason IS NULL OR (CASE WHEN @reason = 'unreadable' THEN r.outcome = 'unreadable'
              ELSE EXISTS (SELECT FROM unnest(r.failures) code WHERE starts_with(code, @reason || ':')) END))
        """;

    /// <returns>Null when there is no such import.</returns>
    public async Task<SetAsideList?> RunAsync(long importId, SetAsideQuery query, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        if (await ReadImport.ReadAsync(session, importId, cancellationToken) is not { } import)
        {
            return null;
        }

        var goesBack = query is { Before: not null, After: null };
        var (rows, hasMore) = await ReadPageAsync(session, importId, query, goesBack, cancellationToken);
        return new SetAsideList(
            import,
            rows,
            CountOf(import.Totals, query.Reason),
            HasPrevious: goesBack ? hasMore : query.After is not null,
            HasNext: goesBack || hasMore);
    }

    /// <summary>The import's own totals know it: they were written with the rows and never change.</summary>
    private static int CountOf(ImportTotals? totals, string? reason) => (totals, reason) switch
    {
        (null, _) => 0,
        (_, null) => totals.SetAside + totals.Unreadable,
        (_, SetAsideQuery.Unreadable) => totals.Unreadable,
        _ => totals.Reasons.GetValueOrDefault(reason),
    };

    private static async Task<(List<SetAsideRow> Rows, bool HasMore)> ReadPageAsync(
        ReadSession session, long importId, SetAsideQuery query, bool goesBack, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            {Select}
              AND r.line_number > @after AND r.line_number < @before
            ORDER BY r.line_number {(goesBack ? "DESC" : "ASC")} LIMIT {RowsMax + 1}
            """,
            session.Connection)
        {
            Parameters =
            {
                new() { ParameterName = "import", Value = importId },
                new() { ParameterName = "reason", NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)query.Reason ?? DBNull.Value },
                new() { ParameterName = "after", Value = query.After ?? 0 },
                new() { ParameterName = "before", Value = query.Before ?? int.MaxValue },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<SetAsideRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Read(reader));
        }

        var hasMore = rows.Count > RowsMax;
        if (hasMore)
        {
            rows.RemoveAt(RowsMax);
        }

        if (goesBack)
        {
            rows.Reverse();
        }

        return (rows, hasMore);
    }

    private static SetAsideRow Read(NpgsqlDataReader reader) => new(
        LineNumber: reader.GetInt32(0),
        GivenName: Text(reader, 8) ?? "",
        Surname: Text(reader, 9) ?? "",
        CaseState: Text(reader, 7),
        Failures: ReadFailures(reader),
        BirthDate: reader.GetFieldValue<DateOnly?>(2),
        HeightCm: reader.GetFieldValue<short?>(3),
        HeightInches: reader.GetFieldValue<short?>(4),
        Card: Text(reader, 10) is { } type ? new CardHint(type, Text(reader, 11)) : null,
        Presumed: reader.IsDBNull(13) ? null : new PresumedClient(reader.GetInt64(13), reader.GetString(14), reader.GetString(15)),
        Unreadable: Text(reader, 5),
        FieldCount: reader.GetFieldValue<int?>(6));

    private static SetAsideCell[] ReadFailures(NpgsqlDataReader reader)
    {
        if (reader.IsDBNull(1))
        {
            return [];
        }

        var codes = reader.GetFieldValue<string[]>(1);
        var values = reader.IsDBNull(12) ? new string?[codes.Length] : reader.GetFieldValue<string?[]>(12);
        return [.. codes.Zip(values, (code, value) => new SetAsideCell(Failure.Parse(code), value))];
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
