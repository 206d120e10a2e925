using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// Lists the rows of an import that did not become clients, a page at a time, each with its reasons and the cells that show them.
/// </summary>
public sealed class ListSetAsideRows(KotlineDatabase database)
{
    public const int RowsMax = 50;

    /// <returns>Null when there is no such import.</returns>
    public async Task<SetAsideList?> RunAsync(long importId, SetAsideQuery query, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        if (await ReadImport.ReadAsync(session.Db, importId, cancellationToken) is not { } import)
        {
            return null;
        }

        var goesBack = query is { Before: not null, After: null };
        var (rows, hasMore) = await ReadPageAsync(session.Db, importId, query, goesBack, cancellationToken);
        return new SetAsideList(
            import,
            rows,
            CountOf(import.Totals, query.Reason),
            HasPrevious: goesBack ? hasMore : query.After is not null,
            HasNext: goesBack || hasMore);
    }

    /// <summary>The number of rows is in the import's totals, which were written with the rows and never change.</summary>
    private static int CountOf(ImportTotals? totals, string? reason) => (totals, reason) switch
    {
        (null, _) => 0,
        (_, null) => totals.SetAside + totals.Unreadable,
        (_, SetAsideQuery.Unreadable) => totals.Unreadable,
        _ => totals.Reasons.GetValueOrDefault(reason),
    };

    private static async Task<(List<SetAsideRow> Rows, bool HasMore)> ReadPageAsync(
        KotlineDb db, long importId, SetAsideQuery query, bool goesBack, CancellationToken cancellationToken)
    {
        var select = SqlFile.Read("imports/reports/list_set_aside_rows.sql");
        var lines = await db.QueryToListAsync<Line>(
            $"{select} ORDER BY r.line_number {(goesBack ? "DESC" : "ASC")} LIMIT {RowsMax + 1}",
            cancellationToken,
            new DataParameter("import", importId),
            new DataParameter("reason", query.Reason, DataType.Text),
            new DataParameter("after", query.After ?? 0),
            new DataParameter("before", query.Before ?? int.MaxValue));
        var rows = lines.ConvertAll(Read);
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

    private static SetAsideRow Read(Line line) => new(
        line.LineNumber,
        line.GivenName ?? "",
        line.Surname ?? "",
        line.CaseState,
        ReadFailures(line),
        line.BirthDate,
        line.HeightCm,
        line.HeightInches,
        line.CardType is { } type ? new CardHint(type, line.LastFour) : null,
        line.PresumedId is { } id ? new PresumedClient(id, line.PresumedGivenName!, line.PresumedSurname!) : null,
        line.UnreadableReason,
        line.FieldCount);

    private static SetAsideCell[] ReadFailures(Line line)
    {
        var codes = line.Failures ?? [];
        var values = line.Cells ?? new string?[codes.Length];
        return [.. codes.Zip(values, (code, value) => new SetAsideCell(Failure.Parse(code), value))];
    }

    /// <summary>A row that list_set_aside_rows.sql returns.</summary>
    private sealed record Line
    {
        [Column("line_number")]
        public int LineNumber { get; init; }

        [Column("failures")]
        public string[]? Failures { get; init; }

        [Column("birth_date")]
        public DateOnly? BirthDate { get; init; }

        [Column("height_cm")]
        public short? HeightCm { get; init; }

        [Column("height_inches")]
        public short? HeightInches { get; init; }

        [Column("unreadable_reason")]
        public string? UnreadableReason { get; init; }

        [Column("field_count")]
        public int? FieldCount { get; init; }

        [Column("case_state")]
        public string? CaseState { get; init; }

        [Column("given_name")]
        public string? GivenName { get; init; }

        [Column("surname")]
        public string? Surname { get; init; }

        [Column("card_type")]
        public string? CardType { get; init; }

        [Column("last_four")]
        public string? LastFour { get; init; }

        /// <summary>A value for each failure; null when the case keeps the values of another row.</summary>
        [Column("cells")]
        public string?[]? Cells { get; init; }

        [Column("presumed_id")]
        public long? PresumedId { get; init; }

        [Column("presumed_given_name")]
        public string? PresumedGivenName { get; init; }

        [Column("presumed_surname")]
        public string? PresumedSurname { get; init; }
    }
}
