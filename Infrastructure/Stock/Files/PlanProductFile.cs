using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>Says what a product file would do to the stock as it is now. Writes nothing.</summary>
public sealed class PlanProductFile(KotlineDatabase database)
{
    public async Task<CheckedProductFile> RunAsync(ProductFile file, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Storekeeper, cancellationToken);
        var (products, seen) = await ReadProductsAsync(session, file, cancellationToken);
        var known = new KnownStock(products, await ReadLocationsAsync(session, cancellationToken));
        return new CheckedProductFile(file, ProductFilePlan.Of(file.Rows, known), seen);
    }

    private static async Task<(Dictionary<string, KnownProduct> Products, Dictionary<string, string> Seen)> ReadProductsAsync(
        ReadSession session, ProductFile file, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT sku, state::text, counted_at, quantity FROM stock.product_states($1)", session.Connection)
        {
            Parameters = { new() { Value = file.Rows.Select(row => row.Row?.Sku).OfType<string>().ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var products = new Dictionary<string, KnownProduct>();
        var seen = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var sku = reader.GetString(0);
            seen[sku] = reader.GetString(1);
            products[sku] = new KnownProduct(ProductStateJson.Read(sku, seen[sku]), reader.GetFieldValue<long[]>(2), reader.GetInt64(3));
        }

        return (products, seen);
    }

    private static async Task<List<KnownLocation>> ReadLocationsAsync(ReadSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT id, name, active FROM stock.locations", session.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var locations = new List<KnownLocation>();
        while (await reader.ReadAsync(cancellationToken))
        {
            locations.Add(new KnownLocation(reader.GetInt64(0), reader.GetString(1), reader.GetBoolean(2)));
        }

        return locations;
    }
}
