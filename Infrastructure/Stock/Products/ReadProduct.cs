using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>One product with its levels, by its number or by its SKU.</summary>
public sealed class ReadProduct(KotlineDatabase database)
{
    /// <returns>null when there is no such product.</returns>
    public Task<ProductDetails?> RunAsync(long id, CancellationToken cancellationToken) => RunAsync("p.id = $1", id, cancellationToken);

    /// <param name="sku">Normalised.</param>
    /// <inheritdoc cref="RunAsync(long, CancellationToken)"/>
    public Task<ProductDetails?> RunAsync(string sku, CancellationToken cancellationToken) => RunAsync("p.sku = $1", sku, cancellationToken);

    private async Task<ProductDetails?> RunAsync(string condition, object value, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return await FindAsync(session.Connection, condition, value, cancellationToken) is var (id, product, isActive)
            ? new ProductDetails(id, product, isActive, await LevelsAsync(session.Connection, id, cancellationToken))
            : null;
    }

    /// <summary>The product alone, locked until the transaction ends.</summary>
    internal static async Task<(Product Product, bool IsActive)?> LockAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        await FindAsync(connection, "p.id = $1", id, cancellationToken, "FOR NO KEY UPDATE") is var (_, product, isActive) ? (product, isActive) : null;

    private static async Task<(long Id, Product Product, bool IsActive)?> FindAsync(
        NpgsqlConnection connection, string condition, object value, CancellationToken cancellationToken, string locking = "")
    {
        await using var command = new NpgsqlCommand(
            $"SELECT p.id, p.sku, p.name_fr, p.name_en, p.category, p.unit, p.price, p.reorder_level, p.active FROM stock.products p WHERE {condition} {locking}",
            connection)
        {
            Parameters = { new() { Value = value } },
        };
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            var fits = new List<FittingVehicle>();
            var product = new Product(
                reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetDecimal(6), reader.GetInt32(7), fits);
            var found = (Id: reader.GetInt64(0), Product: product, IsActive: reader.GetBoolean(8));
            await reader.CloseAsync();
            fits.AddRange(await FitsAsync(connection, found.Id, cancellationToken));
            return found;
        }
    }

    private static async Task<IReadOnlyList<FittingVehicle>> FitsAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT brand, model, year_from, year_to FROM stock.product_vehicles WHERE product_id = $1 ORDER BY brand, model NULLS FIRST, year_from NULLS FIRST, id",
            connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var fits = new List<FittingVehicle>();
        while (await reader.ReadAsync(cancellationToken))
        {
            fits.Add(new FittingVehicle(
                reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt16(2), reader.IsDBNull(3) ? null : reader.GetInt16(3)));
        }

        return fits;
    }

    private static async Task<IReadOnlyList<ProductLevel>> LevelsAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string levels = """
            SELECT l.id, l.name, l.active, coalesce(v.quantity, 0), (
                SELECT t.posted_at FROM stock.transactions t WHERE t.product_id = v.product_id AND t.location_id = v.location_id ORDER BY t.entry DESC LIMIT 1)
            FROM stock.locations l LEFT JOIN stock.levels v ON v.location_id = l.id AND v.product_id = $1
            WHERE l.active OR v.product_id IS NOT NULL
            ORDER BY clients.plain(l.name), l.id
            """;
        await using var command = new NpgsqlCommand(levels, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ProductLevel>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new ProductLevel(
                reader.GetInt64(0), reader.GetString(1), reader.GetBoolean(2), reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return found;
    }
}
