using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Finds products by their scanned SKUs, with their levels at one location.</summary>
public sealed class FindProducts(KotlineDatabase database)
{
    /// <param name="Level">The level at the given location; 0 if none is given.</param>
    public sealed record Found(long Id, string Sku, string NameFr, string NameEn, string Unit, bool IsActive, int Level);

    /// <param name="skus">Normalised SKUs.</param>
    /// <returns>The products that exist, by SKU.</returns>
    public async Task<IReadOnlyDictionary<string, Found>> RunAsync(
        IEnumerable<string> skus, long? locationId, CancellationToken cancellationToken)
    {
        var (asked, location) = (skus.ToArray(), locationId ?? 0);
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var found =
            from product in session.Db.GetTable<ProductRow>()
            from level in session.Db.GetTable<LevelRow>().LeftJoin(level => level.ProductId == product.Id && level.LocationId == location)
            where Sql.Ext.PostgreSQL().ValueIsEqualToAny(product.Sku, asked)
            select new Found(
                product.Id, product.Sku, product.NameFr, product.NameEn, product.Unit, product.Active, (int?)level.Quantity ?? 0);
        return await found.ToDictionaryAsync(product => product.Sku, cancellationToken);
    }
}
