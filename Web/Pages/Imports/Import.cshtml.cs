using Kotline.Infrastructure.Imports.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

public sealed class ImportModel(ReadReport readReport) : PageModel
{
    public ImportReport Report { get; private set; } = null!;

    public ImportFigures Import => Report.Import;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readReport.RunAsync(id, cancellationToken) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }
}
