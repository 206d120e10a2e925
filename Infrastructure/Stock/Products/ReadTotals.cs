using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>What there is of some products over all locations: what an open list of them is kept up to date with.</summary>
public sealed class ReadTotals(KotlineDatabase database)
{
    /// <summary>A list's page holds fewer.</summary>
    public const int ProductsMax = 100;

    public sealed record Total(long ProductId, long Level, int ReorderLevel, bool IsActive);

    /// <param name="productIds">At most <see cref="ProductsMax"/>.</param>
    public async Task<IReadOnlyList<Total>> RunAsync(IReadOnlyCollection<long> productIds, CancellationToken cancellationToken)
    {
        const string totals = """
            SELECT p.id, coalesce((SELECT sum(l.quantity) FROM stock.levels l WHERE l.product_id = p.id), 0)::bigint, p.reorder_level, p.active
            FROM stock.products p WHERE p.id = ANY ($1) ORDER BY p.id
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(totals, session.Connection) { Parameters = { new() { Value = productIds.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Total>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new Total(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetBoolean(3)));
        }

        return found;
    }
}
