using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Looks products up by what was scanned, with what there is of them at one location.</summary>
public sealed class FindProducts(KotlineDatabase database)
{
    /// <param name="Level">At the location asked about; 0 without one.</param>
    public sealed record Found(long Id, string Sku, string NameFr, string NameEn, string Unit, bool IsActive, int Level);

    /// <param name="skus">Normalised.</param>
    /// <returns>Those that there are, by SKU.</returns>
    public async Task<IReadOnlyDictionary<string, Found>> RunAsync(IEnumerable<string> skus, long? locationId, CancellationToken cancellationToken)
    {
        const string find = """
            SELECT p.id, p.sku, p.name_fr, p.name_en, p.unit, p.active, coalesce(l.quantity, 0)
            FROM stock.products p LEFT JOIN stock.levels l ON l.product_id = p.id AND l.location_id = $2
            WHERE p.sku = ANY ($1)
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(find, session.Connection)
        {
            Parameters = { new() { Value = skus.ToArray() }, new() { Value = locationId ?? 0 } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, Found>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(
                reader.GetString(1),
                new Found(
                    reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5), reader.GetInt32(6)));
        }

        return found;
    }
}
