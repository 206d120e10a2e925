using System.Globalization;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Ledger;

/// <summary>All transactions, the newest first: who moved what, where to, and why.</summary>
public sealed class LedgerModel(ReadLedger readLedger, ListLocations listLocations, ReadProduct readProduct, StockText text) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public LedgerForm Form { get; set; } = new();

    public ReadLedger.Page Entries { get; private set; } = null!;

    public IReadOnlyList<ListLocations.Location> Locations { get; private set; } = [];

    /// <summary>The one product that is shown; null for all.</summary>
    public ProductDetails? Product { get; private set; }

    public bool IsFiltered => Form.Read() != new LedgerFilter();

    public async Task<IActionResult> OnGetAsync(string? before, string? after, CancellationToken cancellationToken)
    {
        var filter = Form.Read();
        Locations = await listLocations.RunAsync(cancellationToken);
        Product = filter.ProductId is { } product ? await readProduct.RunAsync(product, cancellationToken) : null;
        Entries = await readLedger.RunAsync(filter, Id(before), Id(after), cancellationToken);
        Response.Headers["HX-Push-Url"] = Form.Href();
        return this.PageOrPartial("Stock/Ledger/_Ledger");
    }

    public Pager Pager() => new(
        Entries.IsCountCapped ? text["CountAbove", Numbers.Whole(Entries.Count)] : text.Plural("TransactionCount", Entries.Count),
        FirstHref: Entries.HasNewer ? Form.Href() : null,
        PreviousHref: Entries is { HasNewer: true, Entries: [var newest, ..] } ? Form.Href(cursor: "after", transaction: newest.Id) : null,
        NextHref: Entries is { HasOlder: true, Entries: [.., var oldest] } ? Form.Href(cursor: "before", transaction: oldest.Id) : null);

    public IReadOnlyList<Choice> KindOptions() =>
        [new("", text["AllKinds"]), .. Enum.GetValues<TransactionKind>().Select(kind => new Choice(LedgerForm.Word(kind), text["Kind_" + kind]))];

    /// <summary>The retired ones, too: they have a past.</summary>
    public IReadOnlyList<Choice> LocationOptions() =>
        [new("", text["AllLocations"]), .. Locations.Select(location => new Choice(location.Id.ToString(CultureInfo.InvariantCulture), location.Name))];

    private static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
