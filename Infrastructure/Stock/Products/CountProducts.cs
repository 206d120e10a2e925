using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>How many products there are, and how many of them are to be reordered.</summary>
public sealed class CountProducts(KotlineDatabase database)
{
    /// <param name="InUse">Those that aren't retired.</param>
    /// <param name="Low">Those of them at or below their reorder level.</param>
    public sealed record Counted(long InUse, long Low);

    public async Task<Counted> RunAsync(CancellationToken cancellationToken)
    {
        const string count = """
            SELECT count(*), count(*) FILTER (WHERE p.reorder_level > 0 AND coalesce(v.level, 0) <= p.reorder_level)
            FROM stock.products p LEFT JOIN (SELECT product_id, sum(quantity) AS level FROM stock.levels GROUP BY product_id) v ON v.product_id = p.id
            WHERE p.active
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(count, session.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Counted(reader.GetInt64(0), reader.GetInt64(1));
    }
}
