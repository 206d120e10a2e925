using Kotline.Domain.Stock;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>Writes what a product fits, in a unit of work that is open already.</summary>
internal static class ProductFits
{
    public static async Task AddAsync(NpgsqlConnection connection, long productId, IReadOnlyList<FittingVehicle> fits, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO stock.product_vehicles (product_id, brand, model, year_from, year_to)
            SELECT $1, f.* FROM unnest($2, $3, $4, $5) f ON CONFLICT DO NOTHING
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = productId },
                new() { Value = fits.Select(fit => fit.Brand).ToArray() },
                new() { Value = fits.Select(fit => fit.Model).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = fits.Select(fit => (short?)fit.YearFrom).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                new() { Value = fits.Select(fit => (short?)fit.YearTo).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is no longer among them goes, what is new among them comes, the rest stays as it is.</summary>
    public static async Task ReplaceAsync(
        NpgsqlConnection connection, long productId, IReadOnlyList<FittingVehicle> before, IReadOnlyList<FittingVehicle> fits, CancellationToken cancellationToken)
    {
        foreach (var gone in before.Except(fits))
        {
            await using var command = new NpgsqlCommand(
                """
                DELETE FROM stock.product_vehicles
                WHERE product_id = $1 AND brand = $2 AND model IS NOT DISTINCT FROM $3 AND year_from IS NOT DISTINCT FROM $4 AND year_to IS NOT DISTINCT FROM $5
                """,
                connection)
            {
                Parameters =
                {
                    new() { Value = productId },
                    new() { Value = gone.Brand },
                    new() { Value = (object?)gone.Model ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                    new() { Value = (object?)gone.YearFrom ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                    new() { Value = (object?)gone.YearTo ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await AddAsync(connection, productId, [.. fits.Except(before)], cancellationToken);
    }
}
