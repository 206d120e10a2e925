using System.Globalization;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>Where open pages get levels from as they change (Endpoints/StockLevels).</summary>
public static class StockLive
{
    public const string Totals = "/Stock/Levels";
    public const string Product = "/Stock/Products/{id:long}/Levels";

    public static string OfProducts(IEnumerable<long> ids) => $"{Totals}?ids={string.Join('.', ids)}";

    public static string OfProduct(long id) =>
        Product.Replace("{id:long}", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
