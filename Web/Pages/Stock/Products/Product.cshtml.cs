using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>A product: what it is, how much of it is where, how that came about, and how much there was at a past moment.</summary>
public sealed class ProductModel(
    ReadProduct readProduct, ReadLevels readLevels, ReadLevelHistory readHistory, ReadLedger readLedger, StockText text) : PageModel
{
    private const int LatestMax = 15;

    /// <summary>A moment in Paris, as an input of type datetime-local writes it.</summary>
    [BindProperty(Name = "at", SupportsGet = true)]
    public string? At { get; set; }

    public bool IsStorekeeper => User.Holds(Role.Storekeeper);

    public ProductDetails Details { get; private set; } = null!;

    public IEnumerable<LedgerEntry> Latest { get; private set; } = [];

    public IReadOnlyList<ReadLevelHistory.Point> History { get; private set; } = [];

    /// <summary>When the levels of a past moment are asked for: when, and what there was.</summary>
    public (DateTimeOffset Moment, IReadOnlyList<ReadLevels.Level> Levels)? Past { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readProduct.RunAsync(id, cancellationToken) is not { } details)
        {
            return NotFound();
        }

        Details = details;
        History = await readHistory.RunAsync(id, cancellationToken);
        Latest = (await readLedger.RunAsync(new LedgerFilter(ProductId: id), before: null, after: null, cancellationToken)).Entries.Take(LatestMax);
        if (string.IsNullOrWhiteSpace(At))
        {
            return Page();
        }

        if (Moments.Read(At) is not { } moment)
        {
            ModelState.AddModelError("at", text["MomentMalformed"]);
            return this.Invalid();
        }

        Past = (moment, await readLevels.RunAsync(details.Product.Sku, moment, cancellationToken) ?? []);
        return Page();
    }

    public Chart Chart() => new(
        "history", text["HistoryTitle"], ChartKind.Line, text["Day"], [text["Level"]],
        [.. History.Select(point => new ChartRow(point.Day.ToString("d", CultureInfo.CurrentCulture), point.Level))],
        Note: text["HistoryNote"]);
}
