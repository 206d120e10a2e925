using Kotline.Infrastructure.Stock.Demand;
using Kotline.Web.Pages.Clients;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Stock.Demand;

/// <summary>Demand as charts with their tables.</summary>
public static class DemandCharts
{
    private const int ProductsMax = 20;
    private const int CountriesMax = 15;

    /// <summary>Clients beside stock, of the products that fall shortest.</summary>
    public static Chart Shortest(DemandList demand, DemandText text)
    {
        var shown = demand.Products.Take(ProductsMax).ToList();
        return new Chart(
            "demand",
            text["ChartTitle"],
            ChartKind.Bar,
            text["Product"],
            [text["Clients"], text["Stock"]],
            [.. shown.Select(product => new ChartRow(product.Name(), product.Clients, product.Stock))],
            Note: text.Plural("ChartNote", shown.Count));
    }

    /// <summary>Where a product's clients are; the smallest countries are one row.</summary>
    public static Chart Countries(ReadProductDemand.ProductDemand product, DemandText text, CountriesText names)
    {
        var rows = product.Countries.Take(CountriesMax).Select(country => new ChartRow(names.Name(country.Code), country.Clients));
        var others = product.Countries.Skip(CountriesMax).ToList();
        return new Chart(
            "countries",
            text["CountriesTitle"],
            ChartKind.Bar,
            text["CountryColumn"],
            [text["Clients"]],
            [.. others.Count == 0 ? rows : rows.Append(new ChartRow(text["Others", others.Count], others.Sum(country => country.Clients)) { IsRest = true })],
            ShareOf: product.Clients,
            Note: others.Count == 0 ? null : text["OthersNote", CountriesMax].Value);
    }
}
