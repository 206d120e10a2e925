using System.Globalization;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Kotline.Web.Pages.Stock.Files;

/// <summary>What a product file would do, row by row, before any of it is written; and the button that writes just that.</summary>
public sealed class CheckProductFileModel(
    PendingProductFiles pending, ConfirmProductFile confirmProductFile, ProductFilesText text) : PageModel
{
    private const int RowsPerPage = 50;
    private const string Address = "/Stock/Files/Check";

    /// <summary>null when no file waits.</summary>
    public PendingProductFile? Waiting { get; private set; }

    /// <summary>Which rows are listed; null for all.</summary>
    public RowFate? Show { get; private set; }

    /// <summary>The listed rows, those of one page.</summary>
    public IReadOnlyList<PlannedRow> Rows { get; private set; } = [];

    /// <summary>Why what was asked for was not done; null for a page that was opened.</summary>
    public string? Notice { get; private set; }

    public Pager Pager { get; private set; } = new("", null, null, null);

    /// <summary>Texts, so that an address with anything else in it still opens the list.</summary>
    public void OnGet(string? show, string? from)
    {
        Waiting = pending.Of(User.AccountId());
        Show = Enum.GetValues<RowFate>().Cast<RowFate?>().FirstOrDefault(fate => Word(fate!.Value) == show);
        var listed = Waiting?.Checked.Plan.Rows.Where(row => Show is null || row.Fate == Show).ToList() ?? [];
        var first = int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked < listed.Count ? asked : 0;
        Rows = [.. listed.Skip(first).Take(RowsPerPage)];
        Pager = new Pager(
            text.Plural("RowCount", listed.Count),
            first > 0 ? Href(Show) : null,
            first > 0 ? Href(Show, Math.Max(first - RowsPerPage, 0)) : null,
            first + RowsPerPage < listed.Count ? Href(Show, first + RowsPerPage) : null);
    }

    public async Task<IActionResult> OnPostConfirmAsync(string? id, CancellationToken cancellationToken)
    {
        switch (await confirmProductFile.RunAsync(
            User.AccountId(), StockWords.Line(id), HttpContext.Actor(), text["OpeningReason"], cancellationToken))
        {
            case ConfirmProductFileOutcome.Applied applied:
                Flash.Success(TempData, ProductFileText.Of(applied.Answer, text));
                return RedirectToPage("/Stock/Files/ProductFile");
            case ConfirmProductFileOutcome.ShownAnew:
                return Refused("ShownAnew", StatusCodes.Status409Conflict);
            case ConfirmProductFileOutcome.NothingToDo:
                return Refused("NothingToDo", StatusCodes.Status422UnprocessableEntity);
            default:
                return Refused("Gone", StatusCodes.Status404NotFound);
        }
    }

    public IActionResult OnPostRemove(string? id)
    {
        if (pending.Of(User.AccountId()) is not { } waiting || waiting.Id != id)
        {
            return Refused("Gone", StatusCodes.Status404NotFound);
        }

        pending.Remove(waiting);
        Flash.Success(TempData, text["Removed", waiting.Checked.File.Name]);
        return RedirectToPage("/Stock/Files/ProductFile");
    }

    public static string Href(RowFate? show, int from = 0) => QueryHelpers.AddQueryString(
        Address,
        new Dictionary<string, string?>
        {
            ["show"] = show is { } fate ? Word(fate) : null,
            ["from"] = from > 0 ? from.ToString(CultureInfo.InvariantCulture) : null,
        });

    private static string Word(RowFate fate) => fate.ToString().ToLowerInvariant();

    private PageResult Refused(string notice, int statusCode)
    {
        OnGet(show: null, from: null);
        Notice = text[notice];
        return new PageResult { StatusCode = statusCode };
    }
}
