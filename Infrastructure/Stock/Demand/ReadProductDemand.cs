using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>One product: how many clients own a vehicle that it fits, by country, beside its stock.</summary>
public sealed class ReadProductDemand(KotlineDatabase database)
{
    /// <param name="IsActive">False: it was retired.</param>
    /// <param name="FitsVehicles">False: no vehicle was named for it, so nobody is counted.</param>
    /// <param name="Stock">At all locations.</param>
    /// <param name="Countries">Those with such clients, the most first.</param>
    public sealed record ProductDemand(
        long Id, string Sku, string NameFr, string NameEn, string Category, bool IsActive, bool FitsVehicles, long Stock, IReadOnlyList<Country> Countries)
    {
        public long Clients => Countries.Sum(country => country.Clients);
    }

    /// <param name="Code">ISO 3166-1 alpha-2.</param>
    public sealed record Country(string Code, long Clients);

    /// <returns>null when there is no such product.</returns>
    public async Task<ProductDemand?> RunAsync(long productId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var countries = await CountriesAsync(session.Connection, productId, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT p.sku, p.name_fr, p.name_en, p.category, p.active, EXISTS (SELECT FROM stock.product_vehicles f WHERE f.product_id = p.id),
                   coalesce((SELECT sum(l.quantity) FROM stock.levels l WHERE l.product_id = p.id), 0)
            FROM stock.products p WHERE p.id = $1
            """,
            session.Connection)
        {
            Parameters = { new() { Value = productId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ProductDemand(
                productId,
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetBoolean(4),
                reader.GetBoolean(5),
                reader.GetInt64(6),
                countries)
            : null;
    }

    private static async Task<IReadOnlyList<Country>> CountriesAsync(NpgsqlConnection connection, long productId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT c.country_code, count(*) FROM stock.fitting_vehicles f JOIN clients.clients c USING (vehicle_id)
            WHERE f.product_id = $1 AND NOT c.suspended
            GROUP BY c.country_code ORDER BY count(*) DESC, c.country_code
            """,
            connection)
        {
            Parameters = { new() { Value = productId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var countries = new List<Country>();
        while (await reader.ReadAsync(cancellationToken))
        {
            countries.Add(new Country(reader.GetString(0), reader.GetInt64(1)));
        }

        return countries;
    }
}
