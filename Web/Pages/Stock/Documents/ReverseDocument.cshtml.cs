using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>A storekeeper takes back all of a document, and says why.</summary>
public sealed class ReverseDocumentModel(
    ReadDocument readDocument, ReverseDocument reverseDocument, ListLocations listLocations, StockText text) : PageModel
{
    public const int ReasonLengthMax = 500;

    public StockDocument Document { get; private set; } = null!;

    /// <summary>Made with the form, so that sending it twice reverses once.</summary>
    public string Key { get; private set; } = Guid.NewGuid().ToString();

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, string? key, string? reason, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Key = StockWords.Read(key, 100) ?? Key;
        Reason = StockWords.Line(reason);
        if (Reason.Length is 0 or > ReasonLengthMax)
        {
            var wrong = Reason.Length == 0 ? "Wrong_request_reason-missing" : "Wrong_request_text-too-long";
            ModelState.AddModelError(nameof(Reason), text[wrong]);
            return this.Invalid();
        }

        switch (await reverseDocument.RunAsync(HttpContext.Actor(), Key, id, Reason, cancellationToken))
        {
            case StockOutcome.Posted { Answer: var answer }:
                Flash.Success(TempData, text[answer.IsRepeat ? "PostedBefore" : "Posted_reversal"]);
                return LocalRedirect($"/Stock/Documents/{answer.DocumentId}");
            case null:
                ModelState.AddModelError(nameof(Reason), text["Refused_not-reversible"]);
                break;
            case var outcome:
                await ExplainAsync(outcome, cancellationToken);
                break;
        }

        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task ExplainAsync(StockOutcome outcome, CancellationToken cancellationToken)
    {
        var locations = await listLocations.RunAsync(cancellationToken);
        if (outcome is StockOutcome.NotEnough few)
        {
            ModelState.AddModelError(nameof(Reason), StockRefusals.NotReversible(few, locations, text));
            return;
        }

        foreach (var refusal in StockRefusals.Of(outcome, locations, text))
        {
            ModelState.AddModelError(nameof(Reason), refusal.Message);
        }
    }

    private async Task<bool> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (await readDocument.RunAsync(id, cancellationToken) is not { } document)
        {
            return false;
        }

        Document = document;
        return true;
    }
}
