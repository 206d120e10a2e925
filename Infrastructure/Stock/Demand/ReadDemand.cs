using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>
/// For each product that fits vehicles and isn't retired: how many clients own one, beside its stock. Clients are those whom everybody may
/// consult; suspended ones aren't counted.
/// </summary>
public sealed class ReadDemand(KotlineDatabase database)
{
    // Clients are counted by vehicle before a product is looked at: a few thousand sums in place of each product's own count.
    private const string Products = """
        WITH owners AS MATERIALIZED (
            SELECT c.vehicle_id, count(*) AS clients FROM clients.clients c
            WHERE NOT c.suspended AND ($1 IS NULL OR c.country_code = $1) GROUP BY c.vehicle_id
        ), owned AS (
            SELECT f.product_id, sum(o.clients)::bigint AS clients FROM stock.fitting_vehicles f JOIN owners o USING (vehicle_id) GROUP BY f.product_id
        ), kept AS (
            SELECT l.product_id, sum(l.quantity) AS quantity FROM stock.levels l GROUP BY l.product_id
        ), demand AS (
            SELECT p.id, p.sku, p.name_fr, p.name_en, p.category, coalesce(o.clients, 0) AS clients, coalesce(k.quantity, 0) AS quantity
            FROM stock.products p LEFT JOIN owned o ON o.product_id = p.id LEFT JOIN kept k ON k.product_id = p.id
            WHERE p.active AND ($2 IS NULL OR p.category = $2) AND EXISTS (SELECT FROM stock.product_vehicles f WHERE f.product_id = p.id)
        )
        SELECT d.*, count(*) OVER (), count(*) FILTER (WHERE d.clients > d.quantity) OVER (), coalesce(sum(d.clients - d.quantity) FILTER (WHERE d.clients > d.quantity) OVER (), 0)::bigint
        FROM demand d WHERE NOT $3 OR d.clients > d.quantity
        ORDER BY greatest(d.clients - d.quantity, 0) DESC, d.clients DESC, d.sku
        LIMIT $4 OFFSET $5
        """;

    private const string Categories = """
        SELECT DISTINCT p.category FROM stock.products p
        WHERE p.active AND EXISTS (SELECT FROM stock.product_vehicles f WHERE f.product_id = p.id) ORDER BY p.category
        """;

    /// <param name="limit">How many products at most; null for all.</param>
    /// <param name="offset">How many are passed over. Beyond the last the answer has no product and no figures.</param>
    public async Task<Demand> RunAsync(DemandQuery query, int? limit, int offset, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var categories = await CategoriesAsync(session.Connection, cancellationToken);
        await using var command = new NpgsqlCommand(Products, session.Connection)
        {
            Parameters =
            {
                new() { Value = (object?)query.Country ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)query.Category ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = query.IsShortOnly },
                new() { Value = (object?)limit ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = (long)offset },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var products = new List<Demand.Product>();
        var (count, shortCount, shortBy) = (0L, 0L, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            products.Add(new Demand.Product(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt64(5), reader.GetInt64(6)));
            (count, shortCount, shortBy) = (reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9));
        }

        return new Demand(products, count, shortCount, shortBy, categories);
    }

    private static async Task<IReadOnlyList<string>> CategoriesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Categories, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var categories = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            categories.Add(reader.GetString(0));
        }

        return categories;
    }
}
