using System.Text;
using Kotline.Infrastructure.Stock.Demand;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Stock.Demand;

/// <summary>
/// Demand as a CSV file: RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets take it for something else.
/// </summary>
public static class DemandFile
{
    public static byte[] Of(DemandList demand, DemandText text)
    {
        var lines = new StringBuilder(CsvCell.Line(
            ((string[])["Sku", "Product", "Category", "Clients", "Stock", "ShortBy"]).Select(heading => CsvCell.Of(text[heading].Value))));
        foreach (var product in demand.Products)
        {
            lines.Append(CsvCell.Line(
                CsvCell.Of(product.Sku),
                CsvCell.Of(product.Name()),
                CsvCell.Of(product.Category),
                CsvCell.Of(product.Clients),
                CsvCell.Of(product.Stock),
                CsvCell.Of(product.ShortBy)));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }
}
