using System.Data;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Demand;
using LinqToDB;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Adds a new product and the vehicles that it fits.</summary>
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
            var id = await InsertAsync(unit.Db, product, cancellationToken);
            await ProductFits.AddAsync(unit.Db, id, product.Fits, cancellationToken);
            await unit.CommitAsync();
            return new AddProductOutcome.Added(id);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "products" })
        {
            return new AddProductOutcome.SkuTaken();
        }
    }

    private static async Task<long> InsertAsync(KotlineDb db, Product product, CancellationToken cancellationToken)
    {
        var id = await db.GetTable<ProductRow>()
            .Value(row => row.Sku, product.Sku)
            .Value(row => row.NameFr, product.NameFr)
            .Value(row => row.NameEn, product.NameEn)
            .Value(row => row.Category, product.Category)
            .Value(row => row.Unit, product.Unit)
            .Value(row => row.Price, product.Price)
            .Value(row => row.ReorderLevel, product.ReorderLevel)
            .InsertWithInt64IdentityAsync(cancellationToken);
        return id!.Value;
    }
}
