using System.Runtime.CompilerServices;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>The transactions, the newest first: a page of them, or all.</summary>
public sealed class ReadLedger(KotlineDatabase database)
{
    public const int PageSize = 50;

    /// <summary>More than these aren't counted.</summary>
    public const int CountMax = 10_000;

    /// <param name="Count">How many the filter finds, <see cref="CountMax"/> at most.</param>
    public sealed record Page(IReadOnlyList<LedgerEntry> Entries, int Count, bool IsCountCapped, bool HasNewer, bool HasOlder);

    /// <param name="before">Only transactions with a smaller id: older ones.</param>
    /// <param name="after">Only those with a greater id, of them the oldest.</param>
    public async Task<Page> RunAsync(LedgerFilter filter, long? before, long? after, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var count = await CountAsync(session.Connection, filter, cancellationToken);
        var isBackward = after is not null;
        var entries = await EntriesAsync(session.Connection, filter, isBackward ? $"t.id > {after} ORDER BY t.id" : $"t.id < {before ?? long.MaxValue} ORDER BY t.id DESC", cancellationToken);
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
            entries, Math.Min(count, CountMax), count > CountMax, HasNewer: isBackward ? hasMore : before is not null, HasOlder: isBackward || hasMore);
    }

    /// <summary>All that the filter finds, as they come from the server: in flat memory.</summary>
    public async IAsyncEnumerable<LedgerEntry> AllAsync(LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = LedgerSql.Command(session.Connection, $"{LedgerSql.Entries} ORDER BY t.id DESC", filter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return LedgerSql.Read(reader);
        }
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, LedgerFilter filter, CancellationToken cancellationToken)
    {
        await using var command = LedgerSql.Command(connection, $"SELECT count(*)::integer FROM ({LedgerSql.Entries} LIMIT {CountMax + 1}) e", filter);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<List<LedgerEntry>> EntriesAsync(
        NpgsqlConnection connection, LedgerFilter filter, string place, CancellationToken cancellationToken)
    {
        await using var command = LedgerSql.Command(connection, $"{LedgerSql.Entries} AND {place} LIMIT {PageSize + 1}", filter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<LedgerEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(LedgerSql.Read(reader));
        }

        return entries;
    }
}
