using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// Reads a page of the clients that a search finds. Employees never see a suspended client, because their role may not read
/// the partition of those.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Find hits, but at most one more than are counted. If fewer are found, these are all, and the page is sorted out of them.</item>
/// <item>Otherwise many clients match. Walk the index of the sort order until the page is full, or until a bound on the
/// rows is reached.</item>
/// <item>If that bound was reached, the matches lie together far off in the order ("Z", sorted by city). Then sort all hits.</item>
/// </list>
/// Measured at 1,000,000 clients in docs/decisions/008.
/// </remarks>
public sealed class ListClients(KotlineDatabase database, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>Hits beyond this number aren't counted.</summary>
    public const int CountMax = 10_000;

    // Checking this many rows takes about 15 ms.
    private const int RowsWalkedMax = 20_000;

    private readonly record struct Place(object Key, long ClientId);

    public async Task<ClientList> RunAsync(ClientSearch search, DatabaseRole role, CancellationToken cancellationToken)
    {
        var cursor = search.Cursor?.Sort == search.Sort ? search.Cursor : null;
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        return await PageAsync(session.Db, search with { Cursor = cursor }, role, cancellationToken)
            ?? (await PageAsync(session.Db, search with { Cursor = null }, role, cancellationToken))!;
    }

    /// <returns>null when nothing follows the cursor, or less than a page precedes it; then the first page is to be shown.</returns>
    private async Task<ClientList?> PageAsync(
        KotlineDb db, ClientSearch search, DatabaseRole role, CancellationToken cancellationToken)
    {
        var today = CompanyDate.Today(clock);
        var conditions = new ClientConditions(search, role == DatabaseRole.Manager, today);
        var (places, count) = await FindAsync(db, conditions, cancellationToken);
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
            await ReadAsync(db, places, today, cancellationToken),
            Math.Min(count, CountMax),
            count > CountMax,
            isBackward ? hasMore ? Cursor(places[0], isBackward: true) : null : cursor is null ? null : Cursor(places[0], isBackward: true),
            isBackward || hasMore ? Cursor(places[^1], isBackward: false) : null);

        ClientCursor Cursor(Place place, bool isBackward) => new(search.Sort, ClientCursor.KeyText(place.Key), place.ClientId, isBackward);
    }

    private static async Task<(List<Place> Places, int Count)> FindAsync(
        KotlineDb db, ClientConditions conditions, CancellationToken cancellationToken)
    {
        var (hits, count) = await PlacesAsync(
            db, conditions, ClientListSql.Hits(conditions, CountMax + 1, PageSize + 1), cancellationToken);
        if (count <= CountMax)
        {
            return (hits, count);
        }

        var (walked, _) = await PlacesAsync(db, conditions, ClientListSql.Walk(conditions, RowsWalkedMax, PageSize + 1), cancellationToken);
        if (walked.Count > PageSize || conditions.Beside == "true")
        {
            return (walked, count);
        }

        var (sorted, _) = await PlacesAsync(db, conditions, ClientListSql.Sort(conditions, PageSize + 1), cancellationToken);
        return (sorted, count);
    }

    private static Task<(List<Place> Places, int Count)> PlacesAsync(
        KotlineDb db, ClientConditions conditions, string sql, CancellationToken cancellationToken) =>
        conditions.Search.Sort == ClientSort.Age
            ? PlacesAsync<DateOnly>(db, conditions, sql, cancellationToken)
            : PlacesAsync<string>(db, conditions, sql, cancellationToken);

    private static async Task<(List<Place> Places, int Count)> PlacesAsync<TKey>(
        KotlineDb db, ClientConditions conditions, string sql, CancellationToken cancellationToken)
        where TKey : notnull
    {
        var hits = await db.QueryToListAsync<Hit<TKey>>(sql, cancellationToken, conditions.Parameters);
        return (hits.ConvertAll(hit => new Place(hit.SortKey, hit.ClientId)), hits.Count == 0 ? 0 : hits[^1].HitCount);
    }

    /// <summary>The clients of a page, in its order.</summary>
    private static async Task<IReadOnlyList<ClientListItem>> ReadAsync(
        KotlineDb db, List<Place> places, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = places.ConvertAll(place => place.ClientId).ToArray();
        var clients = await (
            from client in db.GetTable<ClientRow>()
            join vehicle in db.GetTable<VehicleRow>() on client.VehicleId equals vehicle.Id
            join brand in db.GetTable<BrandRow>() on vehicle.BrandId equals brand.Id
            where Sql.Ext.PostgreSQL().ValueIsEqualToAny(client.Id, ids)
            select new ClientListItem(
                client.Id,
                client.GivenName,
                client.Surname,
                client.City,
                client.CountryCode,
                Age.On(client.BirthDate, today),
                Vehicle(vehicle.Year, brand.Name, vehicle.Model),
                client.Email,
                client.Suspended)).ToDictionaryAsync(client => client.Id, cancellationToken);
        return places.ConvertAll(place => clients[place.ClientId]);
    }

    private static string Vehicle(short year, string brand, string model) =>
        string.Create(CultureInfo.InvariantCulture, $"{year} {brand} {model}");

    /// <summary>A row that the statements of <see cref="ClientListSql"/> return.</summary>
    private sealed record Hit<TKey>
    {
        [Column("sort_key")]
        public required TKey SortKey { get; init; }

        [Column("client_id")]
        public long ClientId { get; init; }

        [Column("hit_count")]
        public int HitCount { get; init; }
    }
}
