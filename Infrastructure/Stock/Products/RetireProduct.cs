using Kotline.Infrastructure.Database;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Takes a product out of use if none of it is left, or puts it back into use.</summary>
public sealed class RetireProduct(ReadProduct readProduct, StockRunner runner)
{
    /// <param name="isActive">Whether it is to be in use.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<RetireOutcome> RunAsync(Actor actor, long id, bool isActive, CancellationToken cancellationToken)
    {
        // The product's SKU never changes, so it can be read before the turn is taken.
        if (await readProduct.RunAsync(id, cancellationToken) is not { } product)
        {
            return new RetireOutcome.NotFound();
        }

        var turns = StockTurns.Of([product.Product.Sku]);
        return isActive
            ? await Retiring.RunAsync(runner, actor, $"bring back product {id}", turns, Statement("bring_back_product"), cancellationToken)
            : await Retiring.RunAsync(runner, actor, $"retire product {id}", turns, Statement("retire_product"), cancellationToken);

        SqlStatement Statement(string name) => SqlStatement.OfFile($"stock/{name}.sql", DataParameter.Int64("id", id));
    }
}
