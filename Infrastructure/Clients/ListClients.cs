using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A page of the clients that a search finds. Employees never see a suspended client: their role may not read where those are listed.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Hits: up to one more than are counted. Are they fewer, they are all, and the page is sorted out of them.</item>
/// <item>Else many match: the order's own index is walked until the page is full, so far and no further.</item>
/// <item>Else what matches stands together far away ("Z", sorted by city): all hits are sorted.</item>
/// </list>
/// Measured at 1,000,000 clients in docs/decisions/008.
/// </remarks>
public sealed class ListClients(KotlineDatabase database, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>More than these aren't counted.</summary>
    public const int CountMax = 10_000;

    // Some 15 ms of looking at rows.
    private const int RowsWalkedMax = 20_000;

    private readonly record struct Place(object Key, long ClientId);

    public async Task<ClientList> RunAsync(ClientSearch search, DatabaseRole role, CancellationToken cancellationToken)
    {
        var cursor = search.Cursor?.Sort == search.Sort ? search.Cursor : null;
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        return await PageAsync(session.Connection, search with { Cursor = cursor }, role, cancellationToken)
            ?? (await PageAsync(session.Connection, search with { Cursor = null }, role, cancellationToken))!;
    }

    /// <returns>null where nothing is behind the cursor, or less than a page before it: the first page is to be shown.</returns>
    private async Task<ClientList?> PageAsync(
        NpgsqlConnection connection, ClientSearch search, DatabaseRole role, CancellationToken cancellationToken)
    {
        var today = CompanyDate.Today(clock);
        var conditions = new ClientConditions(search, role == DatabaseRole.Manager, today);
        var (places, count) = await FindAsync(connection, conditions, cancellationToken);
        var hasMore = places.Count > PageSize;
        if (hasMore)
        {
            places.RemoveAt(PageSize);
        }

        var cursor = search.Cursor;
        if (cursor is not null && places.Count < (cursor.IsBackward ? PageSize : 1))
        {
            return null;
        }

        var isBackward = cursor?.IsBackward == true;
        if (isBackward)
        {
            places.Reverse();
        }

        return new ClientList(
            await ReadAsync(connection, places, today, cancellationToken),
            Math.Min(count, CountMax),
            count > CountMax,
            isBackward ? hasMore ? Cursor(places[0], isBackward: true) : null : cursor is null ? null : Cursor(places[0], isBackward: true),
            isBackward || hasMore ? Cursor(places[^1], isBackward: false) : null);

        ClientCursor Cursor(Place place, bool isBackward) => new(search.Sort, ClientCursor.KeyText(place.Key), place.ClientId, isBackward);
    }

    private static async Task<(List<Place> Places, int Count)> FindAsync(
        NpgsqlConnection connection, ClientConditions conditions, CancellationToken cancellationToken)
    {
        var (hits, count) = await RowsAsync(connection, conditions, ClientListSql.Hits(conditions, CountMax + 1, PageSize + 1), cancellationToken);
        if (count <= CountMax)
        {
            return (hits, count);
        }

        var (walked, _) = await RowsAsync(connection, conditions, ClientListSql.Walk(conditions, RowsWalkedMax, PageSize + 1), cancellationToken);
        if (walked.Count > PageSize || conditions.Beside == "true")
        {
            return (walked, count);
        }

        var (sorted, _) = await RowsAsync(connection, conditions, ClientListSql.Sort(conditions, PageSize + 1), cancellationToken);
        return (sorted, count);
    }

    private static async Task<(List<Place> Places, int Count)> RowsAsync(
        NpgsqlConnection connection, ClientConditions conditions, string sql, CancellationToken cancellationToken)
    {
        var places = new List<Place>();
        var count = 0;
        await using var command = conditions.Command(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            places.Add(new Place(
                conditions.Search.Sort == ClientSort.Age ? reader.GetFieldValue<DateOnly>(0) : reader.GetString(0), reader.GetInt64(1)));
            count = reader.GetInt32(2);
        }

        return (places, count);
    }

    private static async Task<IReadOnlyList<ClientListItem>> ReadAsync(
        NpgsqlConnection connection, List<Place> places, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ClientListSql.Read, connection)
        {
            Parameters = { new() { Value = places.ConvertAll(place => place.ClientId).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var clients = new List<ClientListItem>();
        while (await reader.ReadAsync(cancellationToken))
        {
            clients.Add(new ClientListItem(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                Age.On(reader.GetFieldValue<DateOnly>(5), today),
                reader.GetString(6),
                reader.GetString(7),
                reader.GetBoolean(8)));
        }

        return clients;
    }
}
