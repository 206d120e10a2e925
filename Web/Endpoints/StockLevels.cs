using System.Globalization;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Pages.Stock.Products;

namespace Kotline.Web.Endpoints;

/// <summary>
/// Keeps levels on open pages up to date while colleagues move the stock: one product's levels by location, and those
/// of a list of products.
/// </summary>
public static class StockLevels
{
    private const string ProductPart = "/Pages/Stock/Products/_Levels.cshtml";
    private const string TotalsPart = "/Pages/Stock/Products/_Totals.cshtml";

    // Storekeepers are to see each other's work within a second.
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(500);

    public static void MapStockLevels(this WebApplication app)
    {
        app.MapGet(StockLive.Product, WatchProductAsync).RequireAuthorization();
        app.MapGet(StockLive.Totals, WatchTotals).RequireAuthorization();
    }

    private static async Task<IResult> WatchProductAsync(
        long id, HttpContext context, ReadProduct readProduct, LiveUpdates stream, CancellationToken cancellationToken)
    {
        if (await readProduct.RunAsync(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        return stream.Of(interval, RenderAsync, cancellationToken);

        async Task<string?> RenderAsync(CancellationToken cancellationToken) =>
            await readProduct.RunAsync(id, cancellationToken) is { } product
                ? await PartialText.RenderAsync(context, ProductPart, product)
                : null;
    }

    private static IResult WatchTotals(
        string? ids, HttpContext context, ReadTotals readTotals, LiveUpdates stream, CancellationToken cancellationToken)
    {
        var products = (ids ?? "").Split('.').Take(ReadTotals.ProductsMax)
            .Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToHashSet();
        return stream.Of(interval, RenderAsync, cancellationToken);

        async Task<string?> RenderAsync(CancellationToken cancellationToken) =>
            await PartialText.RenderAsync(context, TotalsPart, await readTotals.RunAsync(products, cancellationToken));
    }
}
