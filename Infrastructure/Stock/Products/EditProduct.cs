using System.Data;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Demand;
using LinqToDB;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Changes a product's names, price, vehicles and so on. Its SKU can't change, because it is on the shelves.</summary>
public sealed class EditProduct(KotlineDatabase database)
{
    private static readonly ProductRules rules = new();

    /// <param name="product">What the product is to become. Its SKU is ignored.</param>
    /// <param name="seenVersion">The <see cref="ProductVersion"/> of what the form showed.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<EditProductOutcome> RunAsync(
        Actor actor, long id, Product product, string seenVersion, CancellationToken cancellationToken)
    {
        // READ COMMITTED with a lock on the product: an edit that waited for a colleague's sees what the colleague wrote.
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Storekeeper, $"edit product {id}", IsolationLevel.ReadCommitted, cancellationToken);
        if (await ReadProduct.LockAsync(unit.Db, id, cancellationToken) is not { } current)
        {
            return new EditProductOutcome.NotFound();
        }

        var wanted = product with { Sku = current.Sku };
        var judged = rules.Validate(wanted);
        if (!judged.IsValid)
        {
            return new EditProductOutcome.Invalid(judged.Errors);
        }

        if (ProductVersion.Of(wanted) == ProductVersion.Of(current))
        {
            return new EditProductOutcome.Unchanged();
        }

        if (ProductVersion.Of(current) != seenVersion)
        {
            return new EditProductOutcome.ChangedMeanwhile(current);
        }

        await UpdateAsync(unit.Db, id, wanted, cancellationToken);
        await ProductFits.ReplaceAsync(unit.Db, id, current.Fits, wanted.Fits, cancellationToken);
        await unit.CommitAsync();
        return new EditProductOutcome.Saved();
    }

    private static async Task UpdateAsync(KotlineDb db, long id, Product product, CancellationToken cancellationToken) =>
        await db.GetTable<ProductRow>()
            .Where(row => row.Id == id)
            .Set(row => row.NameFr, product.NameFr)
            .Set(row => row.NameEn, product.NameEn)
            .Set(row => row.Category, product.Category)
            .Set(row => row.Unit, product.Unit)
            .Set(row => row.Price, product.Price)
            .Set(row => row.ReorderLevel, product.ReorderLevel)
            .UpdateAsync(cancellationToken);
}
