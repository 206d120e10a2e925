using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock;

/// <summary>
/// A part of a page: the product that was just scanned, and how much there is of it where the document takes it from or brings it.
/// </summary>
public sealed class ShelfModel(FindProducts findProducts, ListLocations listLocations) : PageModel
{
    public const string Path = "/Stock/Shelf";

    public string Sku { get; private set; } = "";

    public FindProducts.Found? Product { get; private set; }

    /// <summary>The input that asks is called Sku, or Sku-3 on the fourth line of a document.</summary>
    public async Task OnGetAsync(string? location, string? from, string? to, CancellationToken cancellationToken)
    {
        var field = Request.Query.FirstOrDefault(field => field.Key.StartsWith("Sku", StringComparison.OrdinalIgnoreCase));
        Sku = Domain.Stock.Sku.Normalise(StockWords.Read(field.Value, Domain.Stock.Sku.LengthMax));
        var asked = new[] { location, from, to }.FirstOrDefault(id => !string.IsNullOrEmpty(id));
        var place = (await listLocations.RunAsync(cancellationToken)).Find(asked);
        Product = (await findProducts.RunAsync([Sku], place?.Id, cancellationToken)).GetValueOrDefault(Sku);
    }
}
