using System.Data;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Demand;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>A product that wasn't sold before, and the vehicles that it fits.</summary>
public sealed class AddProduct(KotlineDatabase database)
{
    private static readonly ProductRules rules = new();

    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<AddProductOutcome> RunAsync(Actor actor, Product product, CancellationToken cancellationToken)
    {
        var judged = rules.Validate(product);
        if (!judged.IsValid)
        {
            return new AddProductOutcome.Invalid(judged.Errors);
        }

        try
        {
            await using var unit = await UnitOfWork.BeginAsync(
                database.Web, actor, DatabaseRole.Storekeeper, "add product", IsolationLevel.RepeatableRead, cancellationToken);
            var id = await InsertAsync(unit.Connection, product, cancellationToken);
            await ProductFits.AddAsync(unit.Connection, id, product.Fits, cancellationToken);
            await unit.CommitAsync();
            return new AddProductOutcome.Added(id);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "products" })
        {
            return new AddProductOutcome.SkuTaken();
        }
    }

    private static async Task<long> InsertAsync(NpgsqlConnection connection, Product product, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO stock.products (sku, name_fr, name_en, category, unit, price, reorder_level) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = product.Sku },
                new() { Value = product.NameFr },
                new() { Value = product.NameEn },
                new() { Value = product.Category },
                new() { Value = product.Unit },
                new() { Value = product.Price },
                new() { Value = product.ReorderLevel },
            },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
