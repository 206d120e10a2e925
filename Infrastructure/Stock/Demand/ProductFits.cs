using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>Writes which vehicles a product fits, in the caller's unit of work.</summary>
internal static class ProductFits
{
    public static Task AddAsync(KotlineDb db, long productId, IReadOnlyList<FittingVehicle> fits, CancellationToken cancellationToken) =>
        db.ExecuteAsync(
            SqlFile.Read("stock/add_fits.sql"),
            cancellationToken,
            DataParameter.Int64("product", productId),
            new DataParameter("brands", fits.Select(fit => fit.Brand).ToArray()),
            new DataParameter("models", fits.Select(fit => fit.Model).ToArray()),
            new DataParameter("years_from", fits.Select(fit => (short?)fit.YearFrom).ToArray()),
            new DataParameter("years_to", fits.Select(fit => (short?)fit.YearTo).ToArray()));

    /// <summary>Deletes vehicles that are no longer among them, adds new ones, and leaves the rest as it is.</summary>
    public static async Task ReplaceAsync(
        KotlineDb db,
        long productId,
        IReadOnlyList<FittingVehicle> before,
        IReadOnlyList<FittingVehicle> fits,
        CancellationToken cancellationToken)
    {
        foreach (var gone in before.Except(fits))
        {
            await db.GetTable<ProductVehicleRow>()
                .Where(vehicle => vehicle.ProductId == productId
                    && vehicle.Brand == gone.Brand
                    && vehicle.Model == gone.Model
                    && vehicle.YearFrom == gone.YearFrom
                    && vehicle.YearTo == gone.YearTo)
                .DeleteAsync(cancellationToken);
        }

        await AddAsync(db, productId, [.. fits.Except(before)], cancellationToken);
    }
}
