using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Counting;
using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Setup;

namespace Kotline.Web.Pages.Stock;

/// <summary>Products in the reader's language.</summary>
public static class ProductNames
{
    public static string Of(string french, string english) => Languages.Current == "en" ? english : french;

    public static string Name(this ProductLine product) => Of(product.NameFr, product.NameEn);

    public static string Name(this Product product) => Of(product.NameFr, product.NameEn);

    public static string Name(this LedgerEntry entry) => Of(entry.NameFr, entry.NameEn);

    public static string Name(this ReadCountSheet.Line line) => Of(line.NameFr, line.NameEn);

    /// <summary>"Fiat Panda 2010–2015", "Alfa Romeo", "Renault Clio ≤ 2012".</summary>
    public static string Text(this FittingVehicle vehicle)
    {
        var name = vehicle.Model is null ? vehicle.Brand : $"{vehicle.Brand} {vehicle.Model}";
        return (vehicle.YearFrom, vehicle.YearTo) switch
        {
            (null, null) => name,
            ({ } from, null) => $"{name} ≥ {from}",
            (null, { } to) => $"{name} ≤ {to}",
            var (from, to) when from == to => $"{name} {from}",
            var (from, to) => $"{name} {from}–{to}",
        };
    }
}
