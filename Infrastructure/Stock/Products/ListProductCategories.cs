using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Lists the categories of the products, to filter by and to choose from.</summary>
public sealed class ListProductCategories(KotlineDatabase database)
{
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return await session.Db.GetTable<ProductRow>()
            .GroupBy(product => product.Category)
            .OrderBy(products => StockFunctions.Plain(products.Key)).ThenBy(products => products.Key)
            .Select(products => products.Key)
            .ToListAsync(cancellationToken);
    }
}
