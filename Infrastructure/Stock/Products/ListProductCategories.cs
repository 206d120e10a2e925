using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>The categories that products have, to filter by and to choose from.</summary>
public sealed class ListProductCategories(KotlineDatabase database)
{
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT category FROM stock.products GROUP BY category ORDER BY clients.plain(category), category", session.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var categories = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            categories.Add(reader.GetString(0));
        }

        return categories;
    }
}
