using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Takes a product out of use when none of it is left, and back into use.</summary>
public sealed class RetireProduct(ReadProduct readProduct, StockRunner runner)
{
    /// <param name="isActive">Whether it is to be in use.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<RetireOutcome> RunAsync(Actor actor, long id, bool isActive, CancellationToken cancellationToken)
    {
        // Its SKU never changes, so it can be read before the turn is taken.
        if (await readProduct.RunAsync(id, cancellationToken) is not { } product)
        {
            return new RetireOutcome.NotFound();
        }

        var turns = StockTurns.Of([product.Product.Sku]);
        return isActive
            ? await Retiring.RunAsync(runner, actor, $"bring back product {id}", turns, () => Command("UPDATE stock.products SET active = true WHERE id = $1 AND NOT active"), cancellationToken)
            : await Retiring.RunAsync(runner, actor, $"retire product {id}", turns, () => Command("SELECT stock.retire_product($1)"), cancellationToken);

        NpgsqlBatchCommand Command(string sql) => new(sql) { Parameters = { new() { Value = id } } };
    }
}
