using System.Linq.Expressions;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Reads one product with its levels, by its id or by its SKU.</summary>
public sealed class ReadProduct(KotlineDatabase database)
{
    private sealed record Found(
        long Id, string Sku, string NameFr, string NameEn, string Category, string Unit, decimal Price, int ReorderLevel, bool IsActive);

    /// <returns>null when there is no such product.</returns>
    public Task<ProductDetails?> RunAsync(long id, CancellationToken cancellationToken) =>
        RunAsync(product => product.Id == id, cancellationToken);

    /// <param name="sku">A normalised SKU.</param>
    /// <inheritdoc cref="RunAsync(long, CancellationToken)"/>
    public Task<ProductDetails?> RunAsync(string sku, CancellationToken cancellationToken) =>
        RunAsync(product => product.Sku == sku, cancellationToken);

    private async Task<ProductDetails?> RunAsync(Expression<Func<ProductRow, bool>> condition, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        return await Products(session.Db, condition).FirstOrDefaultAsync(cancellationToken) is { } found
            ? new ProductDetails(
                found.Id,
                await CompleteAsync(session.Db, found, cancellationToken),
                found.IsActive,
                await LevelsAsync(session.Db, found.Id, cancellationToken))
            : null;
    }

    /// <summary>Reads the product without its levels, and locks it until the transaction ends.</summary>
    internal static async Task<Product?> LockAsync(KotlineDb db, long id, CancellationToken cancellationToken)
    {
        var found = await Products(db, product => product.Id == id)
            .AsPostgreSQL()
            .SubQueryHint(PostgreSQLHints.ForNoKeyUpdate)
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : await CompleteAsync(db, found, cancellationToken);
    }

    private static IQueryable<Found> Products(KotlineDb db, Expression<Func<ProductRow, bool>> condition) => db.GetTable<ProductRow>()
        .Where(condition)
        .Select(product => new Found(
            product.Id,
            product.Sku,
            product.NameFr,
            product.NameEn,
            product.Category,
            product.Unit,
            product.Price,
            product.ReorderLevel,
            product.Active));

    private static async Task<Product> CompleteAsync(KotlineDb db, Found found, CancellationToken cancellationToken)
    {
        var fits = await db.GetTable<ProductVehicleRow>()
            .Where(vehicle => vehicle.ProductId == found.Id)
            .OrderBy(vehicle => vehicle.Brand)
            .ThenBy(vehicle => vehicle.Model, Sql.NullsPosition.First)
            .ThenBy(vehicle => vehicle.YearFrom, Sql.NullsPosition.First)
            .ThenBy(vehicle => vehicle.Id)
            .Select(vehicle => new FittingVehicle(vehicle.Brand, vehicle.Model, vehicle.YearFrom, vehicle.YearTo))
            .ToListAsync(cancellationToken);
        return new Product(
            found.Sku, found.NameFr, found.NameEn, found.Category, found.Unit, found.Price, found.ReorderLevel, fits);
    }

    private static async Task<IReadOnlyList<ProductLevel>> LevelsAsync(KotlineDb db, long id, CancellationToken cancellationToken)
    {
        var levels =
            from location in db.GetTable<LocationRow>()
            from level in db.GetTable<LevelRow>().LeftJoin(level => level.LocationId == location.Id && level.ProductId == id)
            where location.Active || level != null
            orderby StockFunctions.Plain(location.Name), location.Id
            select new ProductLevel(
                location.Id,
                location.Name,
                location.Active,
                (int?)level.Quantity ?? 0,
                db.GetTable<TransactionRow>()
                    .Where(transaction => transaction.ProductId == level.ProductId && transaction.LocationId == level.LocationId)
                    .OrderByDescending(transaction => transaction.Entry)
                    .Select(transaction => (DateTimeOffset?)transaction.PostedAt)
                    .FirstOrDefault());
        return await levels.ToListAsync(cancellationToken);
    }
}
