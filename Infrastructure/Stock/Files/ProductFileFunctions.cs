using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>The functions of product files (sql/027).</summary>
internal static class ProductFileFunctions
{
    /// <summary>The states of some products; no row for products that don't exist.</summary>
    [Sql.TableFunction("product_states", Schema = "stock", ArgIndices = [1])]
    public static IQueryable<ProductStateRow> ProductStates(this KotlineDb db, string[] skus) =>
        db.QueryFromExpression(() => db.ProductStates(skus));
}
