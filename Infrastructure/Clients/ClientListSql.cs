using System.Globalization;

namespace Kotline.Infrastructure.Clients;

/// <summary>The statements of a list of clients. Each but the last answers key, client and how many hits there are.</summary>
internal static class ClientListSql
{
    /// <summary>The clients of a page, in its order.</summary>
    public const string Read = """
        SELECT c.id, c.given_name, c.surname, c.city, c.country_code, c.birth_date, v.year || ' ' || b.name || ' ' || v.model, c.email, c.suspended
        FROM unnest($1) WITH ORDINALITY p (client_id, place)
        JOIN clients.clients c ON c.id = p.client_id
        JOIN clients.vehicles v ON v.id = c.vehicle_id
        JOIN clients.brands b ON b.id = v.brand_id
        ORDER BY p.place
        """;

    /// <summary>Each partition has a limit of its own: the planner weighs a limit within one table, not within several.</summary>
    public static string Hits(ClientConditions conditions, int hitsMax, int rows) => string.Create(CultureInfo.InvariantCulture,
        $"""
        WITH hits AS MATERIALIZED ({string.Join(" UNION ALL ", conditions.Tables.Select(table =>
            string.Create(CultureInfo.InvariantCulture, $"(SELECT l.{conditions.Key}, l.client_id FROM {table} l WHERE {conditions.All} LIMIT {hitsMax})")))})
        SELECT l.{conditions.Key}, l.client_id, l.hit_count FROM (SELECT h.*, count(*) OVER ()::int AS hit_count FROM hits h) l
        WHERE true{conditions.FromPlace(conditions.Search.Cursor)}
        ORDER BY {conditions.Order} LIMIT {rows}
        """);

    /// <summary>Some way along the order, and what fits of it.</summary>
    public static string Walk(ClientConditions conditions, int rowsWalkedMax, int rows) => string.Create(CultureInfo.InvariantCulture,
        $"""
        SELECT l.{conditions.Key}, l.client_id, 0
        FROM (
            SELECT l.* FROM {conditions.Table} l WHERE {conditions.OnTheWay}{conditions.FromPlace(conditions.Search.Cursor)}
            ORDER BY {conditions.Order} LIMIT {rowsWalkedMax}) l
        WHERE {conditions.Beside}
        ORDER BY {conditions.Order} LIMIT {rows}
        """);

    public static string Sort(ClientConditions conditions, int rows) => string.Create(CultureInfo.InvariantCulture,
        $"""
        WITH hits AS MATERIALIZED (SELECT l.{conditions.Key}, l.client_id FROM {conditions.Table} l WHERE {conditions.All})
        SELECT l.{conditions.Key}, l.client_id, 0 FROM hits l
        WHERE true{conditions.FromPlace(conditions.Search.Cursor)}
        ORDER BY {conditions.Order} LIMIT {rows}
        """);
}
