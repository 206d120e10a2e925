using System.Globalization;
using Kotline.Infrastructure.Stock.Demand;

namespace Kotline.Web.Pages.Stock.Demand;

/// <summary>Products as the reader's language calls them.</summary>
public static class DemandNames
{
    public static string Name(this DemandList.Product product) => Name(product.NameFr, product.NameEn);

    public static string Name(this ReadProductDemand.ProductDemand product) => Name(product.NameFr, product.NameEn);

    private static string Name(string french, string english) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? french : english;
}
