using Kotline.Infrastructure.Imports.Holding;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

/// <summary>
/// Accepts the changes of a held import. This page has no view of its own: the import's page shows the changes and asks first.
/// </summary>
public sealed class AcceptModel(AcceptChanges acceptChanges, ImportsText text) : PageModel
{
    public IActionResult OnGet(long id) => RedirectToImport(id);

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        switch (await acceptChanges.RunAsync(id, HttpContext.Actor(), cancellationToken))
        {
            case AcceptOutcome.Unknown:
                return NotFound();
            case AcceptOutcome.Accepted:
                Flash.Success(TempData, text["HeldAccepted"]);
                break;
            case AcceptOutcome.TooLate:
                Flash.Problem(TempData, text["HeldTooLate"]);
                break;
        }

        return RedirectToImport(id);
    }

    private RedirectToPageResult RedirectToImport(long id) => RedirectToPage("/Imports/Import", new { id });
}
