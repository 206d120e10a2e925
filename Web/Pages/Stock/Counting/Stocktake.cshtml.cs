using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Counting;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Counting;

/// <summary>
/// A stocktake in three steps on one address: the sheet, on which counts are entered; the review of the differences; and, where a colleague
/// moved the stock meanwhile, what they did, with the question which count holds.
/// </summary>
public sealed class StocktakeModel(
    ReadCountSheet readSheet, FindProducts findProducts, ReadLedger readLedger, ListLocations listLocations, ListProductCategories listCategories,
    PostDocument postDocument, TimeProvider clock, StockText text) : PageModel
{
    private const int EntriesMax = 5;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "category", SupportsGet = true)]
    public string? Category { get; set; }

    public StocktakeForm Form { get; private set; } = null!;

    /// <summary>Which of the three steps is shown.</summary>
    public StocktakeStep Step { get; private set; }

    public IReadOnlyList<ListLocations.Location> Locations { get; private set; } = [];

    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>The products of the lines, by SKU.</summary>
    public IReadOnlyDictionary<string, FindProducts.Found> Products { get; private set; } = new Dictionary<string, FindProducts.Found>();

    /// <summary>There are more products than one sheet holds.</summary>
    public bool HasMore { get; private set; }

    /// <summary>What colleagues moved since the sheet was shown, by SKU.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> Moves { get; private set; } = new Dictionary<string, IReadOnlyList<LedgerEntry>>();

    public string LocationName => Locations.Find(Form.Location)?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(string? location, CancellationToken cancellationToken)
    {
        Locations = await listLocations.RunAsync(cancellationToken);
        await ShowSheetAsync(Locations.Find(location) ?? Locations.FirstOrDefault(known => known.IsActive), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken cancellationToken)
    {
        Locations = await listLocations.RunAsync(cancellationToken);
        Categories = await listCategories.RunAsync(cancellationToken);
        Form = StocktakeForm.Of(Request.Form);
        Step = step == "post" ? StocktakeStep.Review : StocktakeStep.Sheet;
        await LookUpAsync(cancellationToken);
        var location = Check(isPosting: step == "post");
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (step == "post")
        {
            return await PostAsync(location!, cancellationToken);
        }

        Form = Form.CountedOnly();
        Step = StocktakeStep.Review;
        return Page();
    }

    /// <summary>What the reason field says at first.</summary>
    public string UsualReason => text["StocktakeOf", Times.Day(CompanyDate.Today(clock))];

    private async Task<IActionResult> PostAsync(ListLocations.Location location, CancellationToken cancellationToken)
    {
        var outcome = await postDocument.RunAsync(HttpContext.Actor(), Form.Request(location.Id), cancellationToken);
        switch (outcome)
        {
            case StockOutcome.Posted { Answer: var answer }:
                Flash.Success(TempData, text[answer.IsRepeat ? "PostedBefore" : "Posted_stocktake"]);
                return LocalRedirect($"/Stock/Documents/{answer.DocumentId}");
            case StockOutcome.MovedMeanwhile { Levels: var levels }:
                Moves = await MovesAsync(levels, location.Id, cancellationToken);
                Form = Form.SeenAgain(levels);
                Step = StocktakeStep.Conflict;
                break;
            default:
                foreach (var refusal in StockRefusals.Of(outcome, Locations, text))
                {
                    ModelState.AddModelError("Reason", refusal.Message);
                }

                break;
        }

        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>>> MovesAsync(
        IEnumerable<StockOutcome.MovedMeanwhile.Level> levels, long locationId, CancellationToken cancellationToken)
    {
        var moves = new Dictionary<string, IReadOnlyList<LedgerEntry>>();
        foreach (var level in levels)
        {
            var since = new LedgerFilter(ProductId: Products[level.Sku].Id, LocationId: locationId, From: Form.ShownAt);
            moves[level.Sku] = [.. (await readLedger.RunAsync(since, before: null, after: null, cancellationToken)).Entries.Take(EntriesMax)];
        }

        return moves;
    }

    private async Task ShowSheetAsync(ListLocations.Location? location, CancellationToken cancellationToken)
    {
        Words = StockWords.Read(Words, ProductSearch.WordsLengthMax);
        Category = StockWords.Read(Category, ProductSearch.WordsLengthMax);
        Categories = await listCategories.RunAsync(cancellationToken);
        var shownAt = clock.GetUtcNow();
        var lines = location is null ? [] : await readSheet.RunAsync(location.Id, Category, Words, StockRequestRules.LinesMax, cancellationToken);
        HasMore = lines.Count > StockRequestRules.LinesMax;
        Form = StocktakeForm.New(
            location?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", lines.Take(StockRequestRules.LinesMax), shownAt);
        await LookUpAsync(cancellationToken);
    }

    private async Task LookUpAsync(CancellationToken cancellationToken) =>
        Products = await findProducts.RunAsync(Form.Lines.Select(line => line.Sku), locationId: null, cancellationToken);

    private ListLocations.Location? Check(bool isPosting)
    {
        foreach (var (place, line) in Form.Counted)
        {
            if (line.Difference is null)
            {
                ModelState.AddModelError(StocktakeForm.CountName(place), text["CountWrong", line.Sku, Numbers.Whole(StockRequestRules.QuantityMax)]);
            }
            else if (!Products.ContainsKey(line.Sku))
            {
                ModelState.AddModelError(StocktakeForm.CountName(place), text["Refused_unknown", line.Sku]);
            }
        }

        if (!Form.Counted.Any())
        {
            ModelState.AddModelError(StocktakeForm.CountName(0), text["NothingCounted"]);
        }

        if (isPosting && Form.Reason.Length == 0)
        {
            ModelState.AddModelError("Reason", text["Wrong_request_reason-missing"]);
        }

        var location = Locations.Find(Form.Location);
        if (location is null)
        {
            ModelState.AddModelError(StocktakeForm.CountName(0), text["Refused_location"]);
        }

        return location;
    }
}

public enum StocktakeStep
{
    Sheet,
    Review,
    Conflict,
}
