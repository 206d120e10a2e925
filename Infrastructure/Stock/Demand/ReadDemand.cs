using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>
/// Reads, for each product that fits vehicles and isn't retired, how many clients own such a vehicle, and the product's stock. Only clients
/// whom everybody may see are counted, not suspended ones.
/// </summary>
public sealed class ReadDemand(KotlineDatabase database)
{
    /// <param name="limit">The most products to read; null for all.</param>
    /// <param name="offset">How many products to skip. Beyond the last product, the answer has neither products nor figures.</param>
    public async Task<DemandList> RunAsync(DemandQuery query, int? limit, int offset, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var categories = await CategoriesAsync(session.Db, cancellationToken);
        var rows = await session.Db.QueryToListAsync<DemandRow>(
            SqlFile.Read("stock/read_demand.sql"),
            cancellationToken,
            DataParameter.Text("country", query.Country),
            DataParameter.Text("category", query.Category),
            DataParameter.Boolean("is_short_only", query.IsShortOnly),
            new DataParameter("limit", limit, DataType.Int64),
            DataParameter.Int64("offset", offset));
        var any = rows.FirstOrDefault();
        return new DemandList(
            [
                .. rows.Select(row =>
                    new DemandList.Product(row.Id, row.Sku, row.NameFr, row.NameEn, row.Category, row.Clients, row.Quantity)),
            ],
            any?.ProductCount ?? 0,
            any?.ShortCount ?? 0,
            any?.ShortBy ?? 0,
            categories);
    }

    private static Task<List<string>> CategoriesAsync(KotlineDb db, CancellationToken cancellationToken) => db.GetTable<ProductRow>()
        .Where(product => product.Active && db.GetTable<ProductVehicleRow>().Any(fits => fits.ProductId == product.Id))
        .Select(product => product.Category)
        .Distinct()
        .OrderBy(category => category)
        .ToListAsync(cancellationToken);
}
