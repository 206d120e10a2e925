using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>Reads, for one product, how many clients own a vehicle that it fits, by country, and its stock.</summary>
public sealed class ReadProductDemand(KotlineDatabase database)
{
    /// <param name="IsActive">False if the product was retired.</param>
    /// <param name="FitsVehicles">False if no vehicle was named for the product, so that nobody is counted.</param>
    /// <param name="Stock">The stock at all locations.</param>
    /// <param name="Countries">The countries with such clients, those with the most first.</param>
    public sealed record ProductDemand(
        long Id,
        string Sku,
        string NameFr,
        string NameEn,
        string Category,
        bool IsActive,
        bool FitsVehicles,
        long Stock,
        IReadOnlyList<Country> Countries)
    {
        public long Clients => Countries.Sum(country => country.Clients);
    }

    /// <param name="Code">ISO 3166-1 alpha-2.</param>
    public sealed record Country(string Code, long Clients);

    /// <returns>null when there is no such product.</returns>
    public async Task<ProductDemand?> RunAsync(long productId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var countries = await CountriesAsync(session.Db, productId, cancellationToken);
        return await session.Db.GetTable<ProductRow>()
            .Where(product => product.Id == productId)
            .Select(product => new ProductDemand(
                product.Id,
                product.Sku,
                product.NameFr,
                product.NameEn,
                product.Category,
                product.Active,
                session.Db.GetTable<ProductVehicleRow>().Any(fits => fits.ProductId == product.Id),
                session.Db.GetTable<LevelRow>().Where(level => level.ProductId == product.Id).Sum(level => (long?)level.Quantity) ?? 0,
                countries))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static Task<List<Country>> CountriesAsync(KotlineDb db, long productId, CancellationToken cancellationToken)
    {
        var owners =
            from fitting in db.GetTable<FittingVehicleRow>()
            join owner in db.GetTable<OwnerRow>() on fitting.VehicleId equals (long?)owner.VehicleId
            where fitting.ProductId == productId && !owner.Suspended
            select owner;
        return owners
            .GroupBy(owner => owner.CountryCode)
            .OrderByDescending(country => country.LongCount()).ThenBy(country => country.Key)
            .Select(country => new Country(country.Key, country.LongCount()))
            .ToListAsync(cancellationToken);
    }
}
