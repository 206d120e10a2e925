using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Products;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Counting;

/// <summary>What a stocktake of a location goes through: products in use, with what there should be.</summary>
public sealed class ReadCountSheet(KotlineDatabase database)
{
    /// <param name="Quantity">What there is according to the transactions; 0 where it never was.</param>
    public sealed record Line(string Sku, string NameFr, string NameEn, string Unit, int Quantity);

    /// <param name="words">Narrows it to products whose SKU, names or category have each of them.</param>
    /// <param name="linesMax">One more is read, so that one sees that there are more.</param>
    /// <returns>By SKU.</returns>
    public async Task<IReadOnlyList<Line>> RunAsync(long locationId, string? category, string? words, int linesMax, CancellationToken cancellationToken)
    {
        const string lines = """
            SELECT p.sku, p.name_fr, p.name_en, p.unit, coalesce(l.quantity, 0)
            FROM stock.products p LEFT JOIN stock.levels l ON l.product_id = p.id AND l.location_id = $1
            WHERE p.active AND ($2 IS NULL OR p.category = $2) AND NOT EXISTS (
                SELECT FROM unnest($3) word WHERE strpos(clients.plain(concat_ws(' ', p.sku, p.name_fr, p.name_en, p.category)), clients.plain(word)) = 0)
            ORDER BY p.sku LIMIT $4
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(lines, session.Connection)
        {
            Parameters =
            {
                new() { Value = locationId },
                new() { Value = (object?)category ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = SearchWords.Of(words) },
                new() { Value = linesMax + 1 },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Line>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new Line(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4)));
        }

        return found;
    }
}
