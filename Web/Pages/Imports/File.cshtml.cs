using Kotline.Infrastructure.Imports.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

/// <summary>How an import's file was read, and under which policy.</summary>
public sealed class FileModel(ReadImport readImport) : PageModel
{
    public ImportFigures Import { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readImport.RunAsync(id, cancellationToken) is not { } import)
        {
            return NotFound();
        }

        Import = import;
        return Page();
    }

    /// <summary>Said of a file that didn't say it itself: it was no UTF-8, so it was taken for this.</summary>
    public bool IsEncodingGuessed => Import.Encoding == "windows-1252";
}
