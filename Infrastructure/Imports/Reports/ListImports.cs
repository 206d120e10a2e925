using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>Lists imports by partner, month and state, a page at a time, as a manager sees them.</summary>
public sealed class ListImports(KotlineDatabase database, TimeProvider clock)
{
    public const int RowsMax = 20;

    public async Task<ImportList> RunAsync(ImportListQuery query, CancellationToken cancellationToken)
    {
        var month = Month.Of(CompanyDate.Today(clock));
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        var goesBack = query is { Before: not null, After: null };
        var (imports, hasMore) = await ReadPageAsync(session, query, goesBack, cancellationToken);
        return new ImportList(
            imports,
            await Filtered(session.Db, query).LongCountAsync(cancellationToken),
            HasPrevious: goesBack ? hasMore : query.After is not null,
            HasNext: goesBack || hasMore,
            await ReadPartnersAsync(session.Db, cancellationToken),
            await ReadMonthsAsync(session.Db, cancellationToken),
            month,
            await ListMissingPartners.ReadAsync(session, month, cancellationToken));
    }

    /// <summary>The previous page is read backwards from the cursor, and then reversed.</summary>
    private static async Task<(List<ImportListItem> Imports, bool HasMore)> ReadPageAsync(
        ReadSession session, ImportListQuery query, bool goesBack, CancellationToken cancellationToken)
    {
        var cursor = query.After ?? query.Before;
        var isAscending = query.IsAscending != goesBack;
        var imports = await SortedBy(query.Sort).ToListAsync(cancellationToken);
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

        // Figures that aren't known yet are sorted before all others.
        IQueryable<ImportListItem> SortedBy(ImportSort sort) => sort switch
        {
            ImportSort.Received => PageOf(
                listed => listed.Select(row => new Sorted<DateTimeOffset>(row.Import.ReceivedAt, row.Import, row.Partner))),
            ImportSort.ImportDate => PageOf(
                listed => listed.Select(row => new Sorted<DateOnly>(row.Import.ImportDate, row.Import, row.Partner))),
            ImportSort.Partner => PageOf(
                listed => listed.Select(row => new Sorted<string>(ImportFunctions.Fold(row.Partner.Name), row.Import, row.Partner))),
            ImportSort.RowsRead => PageOf(
                listed => listed.Select(row => new Sorted<int>(row.Import.RowsRead ?? -1, row.Import, row.Partner))),
            ImportSort.SetAside => PageOf(
                listed => listed.Select(row => new Sorted<int>(row.Import.SetAside ?? -1, row.Import, row.Partner))),
            _ => throw new ArgumentOutOfRangeException(nameof(sort)),
        };

        IQueryable<ImportListItem> PageOf<TKey>(Func<IQueryable<Listed>, IQueryable<Sorted<TKey>>> withKey)
        {
            var behind = Behind(withKey(Filtered(session.Db, query)), withKey(All(session.Db)), cursor, isAscending);
            return Items(Ordered(behind, isAscending).Take(RowsMax + 1));
        }
    }

    private static IQueryable<Listed> All(KotlineDb db) =>
        from import in db.GetTable<ImportRow>()
        join partner in db.GetTable<PartnerRow>() on import.PartnerId equals partner.Id
        select new Listed(import, partner);

    private static IQueryable<Listed> Filtered(KotlineDb db, ImportListQuery query)
    {
        var listed = All(db);
        if (query.PartnerId is { } partnerId)
        {
            listed = listed.Where(row => row.Import.PartnerId == partnerId);
        }

        if (query.ReceivedIn is { FirstDay: var first, FirstDayOfNext: var next })
        {
            listed = listed.Where(
                row => row.Import.ReceivedAt >= ImportFunctions.StartOf(first) && row.Import.ReceivedAt < ImportFunctions.StartOf(next));
        }

        return query.State switch
        {
            ImportListState.Running => listed.Where(row => row.Import.State == "staging" || row.Import.State == "staged"),
            ImportListState.Held => listed.Where(row => row.Import.State == "held"),
            ImportListState.Done => listed.Where(row => row.Import.State == "done"),
            ImportListState.ToTreat => listed.Where(row => db.GetTable<CaseRow>().Any(setAside =>
                setAside.ImportId == row.Import.Id && setAside.State == "open")),
            ImportListState.Failed => listed.Where(row => row.Import.State == "failed"),
            _ => listed,
        };
    }

    /// <summary>The rows after the cursor's import, even if the filters exclude that import itself; none if it doesn't exist.</summary>
    private static IQueryable<Sorted<TKey>> Behind<TKey>(
        IQueryable<Sorted<TKey>> sorted, IQueryable<Sorted<TKey>> all, long? cursor, bool isAscending)
    {
        if (cursor is not { } id)
        {
            return sorted;
        }

        var place = all.Where(row => row.Import.Id == id).Select(row => Sql.Row(row.Key, row.Import.Id));
        return isAscending
            ? sorted.Where(row => Sql.Row(row.Key, row.Import.Id) > place.Single())
            : sorted.Where(row => Sql.Row(row.Key, row.Import.Id) < place.Single());
    }

    private static IQueryable<Sorted<TKey>> Ordered<TKey>(IQueryable<Sorted<TKey>> sorted, bool isAscending) => isAscending
        ? sorted.OrderBy(row => row.Key).ThenBy(row => row.Import.Id)
        : sorted.OrderByDescending(row => row.Key).ThenByDescending(row => row.Import.Id);

    private static IQueryable<ImportListItem> Items<TKey>(IQueryable<Sorted<TKey>> sorted) => sorted.Select(row => new ImportListItem(
        row.Import.Id,
        row.Partner.Name,
        row.Import.FileName,
        row.Import.ImportDate,
        row.Import.ReceivedAt,
        row.Import.State,
        row.Import.RowsRead,
        row.Import.Created,
        row.Import.Updated,
        row.Import.Unchanged,
        row.Import.SetAside,
        row.Import.Unreadable,
        row.Import.Failure));

    private static Task<List<PartnerName>> ReadPartnersAsync(KotlineDb db, CancellationToken cancellationToken) => db.GetTable<PartnerRow>()
        .OrderBy(partner => ImportFunctions.Fold(partner.Name))
        .Select(partner => new PartnerName(partner.Id, partner.Name))
        .ToListAsync(cancellationToken);

    private static async Task<List<Month>> ReadMonthsAsync(KotlineDb db, CancellationToken cancellationToken)
    {
        var months = await db.GetTable<ImportRow>()
            .Select(import => ImportFunctions.MonthOf(import.ReceivedAt))
            .Distinct()
            .OrderByDescending(month => month)
            .ToListAsync(cancellationToken);
        return months.ConvertAll(Month.Of);
    }

    private sealed record Listed(ImportRow Import, PartnerRow Partner);

    private sealed record Sorted<TKey>(TKey Key, ImportRow Import, PartnerRow Partner);
}
