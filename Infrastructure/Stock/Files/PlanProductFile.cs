using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>Works out what a product file would do to the current stock. Writes nothing.</summary>
public sealed class PlanProductFile(KotlineDatabase database)
{
    public async Task<CheckedProductFile> RunAsync(ProductFile file, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Storekeeper, cancellationToken);
        var products = await ProductsAsync(session.Db, file, cancellationToken);
        var known = new KnownStock(
            products.ToDictionary(product => product.Sku, product => new KnownProduct(
                ProductStateJson.Read(product.Sku, product.State), product.CountedAt, product.Quantity)),
            await LocationsAsync(session.Db, cancellationToken));
        var seen = products.ToDictionary(product => product.Sku, product => product.State);
        return new CheckedProductFile(file, ProductFilePlan.Of(file.Rows, known), seen);
    }

    private static Task<List<ProductStateRow>> ProductsAsync(KotlineDb db, ProductFile file, CancellationToken cancellationToken)
    {
        var skus = file.Rows.Select(row => row.Row?.Sku).OfType<string>().ToArray();
        return db.ProductStates(skus)
            .Select(product => new ProductStateRow
            {
                Sku = product.Sku,
                State = product.State,
                CountedAt = product.CountedAt,
                Quantity = product.Quantity,
            })
            .ToListAsync(cancellationToken);
    }

    private static Task<List<KnownLocation>> LocationsAsync(KotlineDb db, CancellationToken cancellationToken) => db.GetTable<LocationRow>()
        .Select(location => new KnownLocation(location.Id, location.Name, location.Active))
        .ToListAsync(cancellationToken);
}
