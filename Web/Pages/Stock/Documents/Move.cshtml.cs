using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>
/// In and out at the pace of a scanner: SKU, Enter, quantity, Enter. With JavaScript the form is free again at once and each answer joins a
/// list; without, a page answers, and a SKU alone asks for its quantity.
/// </summary>
public sealed class MoveModel(FindProducts findProducts, ListLocations listLocations, PostDocument postDocument, StockText text) : PageModel
{
    public MoveForm Form { get; private set; } = null!;

    public IReadOnlyList<ListLocations.Location> Locations { get; private set; } = [];

    /// <summary>The product that was scanned, when its quantity is still asked for.</summary>
    public FindProducts.Found? Product { get; private set; }

    public async Task OnGetAsync(string? direction, string? location, CancellationToken cancellationToken)
    {
        Locations = await listLocations.RunAsync(cancellationToken);
        Form = MoveForm.New(direction, Locations.Find(location) is null ? Locations.Choices() is [var first, ..] ? first.Value : null : location);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Locations = await listLocations.RunAsync(cancellationToken);
        Form = MoveForm.Of(Request.Form);
        var location = Locations.Find(Form.Location);
        Product = (await findProducts.RunAsync([Form.Sku], location?.Id, cancellationToken)).GetValueOrDefault(Form.Sku);
        if (Form.Quantity.Length == 0 && Product is { IsActive: true } && !HttpContext.IsPartialWanted())
        {
            return Page();
        }

        var quantity = Check(location);
        if (!ModelState.IsValid)
        {
            return Answer(null, this.Invalid());
        }

        var outcome = await postDocument.RunAsync(HttpContext.Actor(), Form.Request(location!.Id, quantity), cancellationToken);
        if (outcome is StockOutcome.Posted { Answer: var answer })
        {
            Flash.Success(TempData, text[Form.IsOut == true ? "MovedOut" : "MovedIn", Numbers.Whole(quantity), Form.Sku, location.Name, Numbers.Whole(answer.Transactions[0].BalanceAfter)]);
            return Answer(answer, LocalRedirect(Form.Href));
        }

        foreach (var refusal in StockRefusals.Of(outcome, Locations, text))
        {
            ModelState.AddModelError(nameof(MoveForm.Quantity), refusal.Message);
        }

        return Answer(null, new PageResult { StatusCode = StatusCodes.Status409Conflict });
    }

    /// <summary>The page's answer, or to the script a line of its list.</summary>
    private IActionResult Answer(StockAnswer? posted, IActionResult page)
    {
        if (!HttpContext.IsPartialWanted())
        {
            return page;
        }

        TempData.Clear();
        Response.StatusCode = posted is not null ? StatusCodes.Status200OK : (page as PageResult)?.StatusCode ?? StatusCodes.Status422UnprocessableEntity;
        var refusals = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).ToList();
        var name = Product is null ? null : ProductNames.Of(Product.NameFr, Product.NameEn);
        return Partial("Stock/Documents/_Moved", new Moved(Form, name, Locations.Find(Form.Location)?.Name, posted, refusals));
    }

    /// <returns>How many; 0 when something is wrong.</returns>
    private int Check(ListLocations.Location? location)
    {
        if (Form.IsOut is null)
        {
            ModelState.AddModelError("direction-out", text["DirectionMissing"]);
        }

        if (location is null)
        {
            ModelState.AddModelError("location", text["ChooseLocation"]);
        }

        if (Product is null)
        {
            ModelState.AddModelError(nameof(MoveForm.Sku), Form.Sku.Length == 0 ? text["SkuMissing"] : text["Refused_unknown", Form.Sku]);
        }

        if (Quantities.Read(Form.Quantity) is not ({ } quantity and > 0))
        {
            ModelState.AddModelError(
                nameof(MoveForm.Quantity), text["QuantityWrong", Numbers.Whole(Domain.Stock.StockRequestRules.QuantityMax)]);
            return 0;
        }

        return quantity;
    }
}
