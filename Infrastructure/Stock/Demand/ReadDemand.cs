using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>
/// For each product that fits vehicles and isn't retired: how many clients own one, beside its stock. Clients are those whom everybody may
/// consult; suspended ones aren't counted.
/// </summary>
public sealed class ReadDemand(KotlineDatabase database)
{
    /// <param name="limit">How many products at most; null for all.</param>
    /// <param name="offset">How many are passed over. Beyond the last the answer has no product and no figures.</param>
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
