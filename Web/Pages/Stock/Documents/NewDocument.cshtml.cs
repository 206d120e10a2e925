using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>A storekeeper writes a delivery, a sale or a transfer line by line, looks, and posts all of it or nothing.</summary>
public sealed class NewDocumentModel(
    FindProducts findProducts, ListLocations listLocations, PostDocument postDocument, StockText text) : PageModel
{
    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    public DocumentForm Form { get; private set; } = null!;

    public IReadOnlyList<ListLocations.Location> Locations { get; private set; } = [];

    /// <summary>The products of the lines, by SKU, with what there is at <see cref="DocumentForm.ShownLocation"/>.</summary>
    public IReadOnlyDictionary<string, FindProducts.Found> Products { get; private set; } = new Dictionary<string, FindProducts.Found>();

    public async Task<IActionResult> OnGetAsync(string? sku, CancellationToken cancellationToken)
    {
        if (DocumentKind.Of(Kind) is not { } kind)
        {
            return NotFound();
        }

        Form = DocumentForm.New(kind, sku);
        await LookUpAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken cancellationToken)
    {
        if (DocumentKind.Of(Kind) is not { } kind)
        {
            return NotFound();
        }

        Form = DocumentForm.Of(kind, Request.Form);
        await LookUpAsync(cancellationToken);
        Check(isComplete: step == "post");
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        return step == "post" ? await PostAsync(cancellationToken) : Page();
    }

    private async Task<IActionResult> PostAsync(CancellationToken cancellationToken)
    {
        var to = Locations.Find(Form.To);
        var from = Form.Kind.HasFrom ? Locations.Find(Form.From) : to;
        var outcome = await postDocument.RunAsync(HttpContext.Actor(), Form.Request(from!.Id, to?.Id ?? 0), cancellationToken);
        if (outcome is StockOutcome.Posted { Answer: var answer })
        {
            Flash.Success(TempData, text[answer.IsRepeat ? "PostedBefore" : "Posted_" + Form.Kind.Word]);
            return LocalRedirect($"/Stock/Documents/{answer.DocumentId}");
        }

        foreach (var refusal in StockRefusals.Of(outcome, Locations, text))
        {
            ModelState.AddModelError(FieldOf(refusal), refusal.Message);
        }

        if (outcome is StockOutcome.KeyUsed)
        {
            Form = Form.WithNewKey();
        }

        await LookUpAsync(cancellationToken);
        return outcome is StockOutcome.Invalid ? this.Invalid() : new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task LookUpAsync(CancellationToken cancellationToken)
    {
        Locations = await listLocations.RunAsync(cancellationToken);
        Products = await findProducts.RunAsync(
            Form.Lines.Select(line => line.Sku).Where(sku => sku.Length > 0).Distinct(),
            Locations.Find(Form.ShownLocation)?.Id,
            cancellationToken);
    }

    /// <summary>Everything that is wrong, at once.</summary>
    private void Check(bool isComplete)
    {
        foreach (var (place, line) in Form.Written)
        {
            CheckLine(place, line, isComplete);
        }

        if (!isComplete)
        {
            return;
        }

        if (Form.Kind.HasFrom && Locations.Find(Form.From) is null)
        {
            ModelState.AddModelError("From", text["ChooseLocation"]);
        }

        if (Form.Kind.HasTo && Locations.Find(Form.To) is null)
        {
            ModelState.AddModelError("To", text["ChooseLocation"]);
        }

        if (Form.Kind is { HasFrom: true, HasTo: true } && Form.From == Form.To && ModelState.IsValid)
        {
            ModelState.AddModelError("To", text["SameLocation"]);
        }

        if (!Form.Written.Any())
        {
            ModelState.AddModelError("Sku-0", text["NoLines"]);
        }
    }

    private void CheckLine(int place, DocumentForm.Line line, bool isComplete)
    {
        if (line.Sku.Length == 0)
        {
            ModelState.AddModelError($"Sku-{place}", text["SkuMissing"]);
        }
        else if (!Products.TryGetValue(line.Sku, out var product))
        {
            ModelState.AddModelError($"Sku-{place}", text["Refused_unknown", line.Sku]);
        }
        else if (!product.IsActive)
        {
            ModelState.AddModelError($"Sku-{place}", text["Refused_retired", line.Sku]);
        }

        if ((isComplete || line.Quantity.Length > 0) && Quantities.Read(line.Quantity) is null or 0)
        {
            ModelState.AddModelError($"Quantity-{place}", text["QuantityWrong", Numbers.Whole(Domain.Stock.StockRequestRules.QuantityMax)]);
        }
    }

    private string FieldOf(StockRefusals.Refusal refusal)
    {
        var (place, line) = Form.Written.FirstOrDefault(written => written.Line.Sku == refusal.Sku);
        return line is null ? "Sku-0" : $"Quantity-{place}";
    }
}
