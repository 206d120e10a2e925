using System.Runtime.CompilerServices;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>Reads the transactions, the newest first, either a page of them or all.</summary>
public sealed class ReadLedger(KotlineDatabase database)
{
    public const int PageSize = 50;

    /// <summary>Transactions beyond this number aren't counted.</summary>
    public const int CountMax = 10_000;

    /// <param name="Count">How many transactions the filter finds, at most <see cref="CountMax"/>.</param>
    public sealed record Page(IReadOnlyList<LedgerEntry> Entries, int Count, bool IsCountCapped, bool HasNewer, bool HasOlder);

    /// <param name="before">Only transactions with a smaller id, that is, older ones.</param>
    /// <param name="after">Only transactions with a greater id, and of these the oldest.</param>
    public async Task<Page> RunAsync(LedgerFilter filter, long? before, long? after, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var lines = LedgerLine.Of(session.Db, filter);
        var count = await lines.Take(CountMax + 1).CountAsync(cancellationToken);
        var isBackward = after is not null;
        var place = after is { } newest ? Newer(lines, newest) : Older(lines, before);
        var entries = await LedgerLine.Read(session.Db, place.Take(PageSize + 1)).ToListAsync(cancellationToken);
        var hasMore = entries.Count > PageSize;
        if (hasMore)
        {
            entries.RemoveAt(PageSize);
        }

        if (isBackward)
        {
            entries.Reverse();
        }

        return new Page(
            entries,
            Math.Min(count, CountMax),
            count > CountMax,
            HasNewer: isBackward ? hasMore : before is not null,
            HasOlder: isBackward || hasMore);
    }

    /// <summary>Reads all transactions that the filter finds, as they come from the server, in constant memory.</summary>
    public async IAsyncEnumerable<LedgerEntry> AllAsync(LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var entries = LedgerLine.Read(session.Db, LedgerLine.Of(session.Db, filter).OrderByDescending(line => line.Transaction.Id));
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return entry;
        }
    }

    private static IQueryable<LedgerLine> Newer(IQueryable<LedgerLine> lines, long after) =>
        lines.Where(line => line.Transaction.Id > after).OrderBy(line => line.Transaction.Id);

    private static IQueryable<LedgerLine> Older(IQueryable<LedgerLine> lines, long? before)
    {
        var last = before ?? long.MaxValue;
        return lines.Where(line => line.Transaction.Id < last).OrderByDescending(line => line.Transaction.Id);
    }
}
