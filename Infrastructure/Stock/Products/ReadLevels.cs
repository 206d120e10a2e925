using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>How much of a product is where, now or at a moment in the past.</summary>
public sealed class ReadLevels(KotlineDatabase database)
{
    /// <param name="Quantity">0 or more.</param>
    public sealed record Level(long LocationId, string Location, int Quantity);

    /// <param name="sku">Normalised.</param>
    /// <param name="at">Levels as the last transaction until then left them; null for now.</param>
    /// <returns>The locations where the product was ever kept until then, by name; null when there is no such product.</returns>
    public async Task<IReadOnlyList<Level>?> RunAsync(string sku, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        const string levels = """
            SELECT l.id, l.name, t.balance_after
            FROM stock.products p
            JOIN stock.levels v ON v.product_id = p.id
            JOIN stock.locations l ON l.id = v.location_id
            CROSS JOIN LATERAL (
                SELECT t.balance_after FROM stock.transactions t
                WHERE t.product_id = v.product_id AND t.location_id = v.location_id AND ($2 IS NULL OR t.posted_at <= $2)
                ORDER BY t.entry DESC LIMIT 1) t
            WHERE p.sku = $1
            ORDER BY l.name, l.id
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(levels, session.Connection)
        {
            Parameters =
            {
                new() { Value = sku },
                new() { Value = (object?)at?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        var found = new List<Level>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(new Level(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2)));
            }
        }

        return found.Count > 0 || await ExistsAsync(session, sku, cancellationToken) ? found : null;
    }

    private static async Task<bool> ExistsAsync(ReadSession session, string sku, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT FROM stock.products WHERE sku = $1", session.Connection) { Parameters = { new() { Value = sku } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }
}
