using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

/// <summary>
/// Cancels a running import, whoever sent it. This page has no view of its own: the import's page asks first and then shows the outcome.
/// </summary>
public sealed class CancelModel(CancelImport cancelImport, UploadsText text) : PageModel
{
    public IActionResult OnGet(long id) => RedirectToImport(id);

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        switch (await cancelImport.RunAsync(id, HttpContext.Actor(), cancellationToken))
        {
            case CancelOutcome.Unknown:
                return NotFound();
            case CancelOutcome.Cancelled:
                Flash.Success(TempData, text["Cancelled"]);
                break;
            case CancelOutcome.TooLate:
                Flash.Problem(TempData, text["CancelledTooLate"]);
                break;
            case CancelOutcome.Requested:
                Flash.Success(TempData, text["CancelRequested"]);
                break;
        }

        return RedirectToImport(id);
    }

    private RedirectToPageResult RedirectToImport(long id) => RedirectToPage("/Imports/Import", new { id });
}
