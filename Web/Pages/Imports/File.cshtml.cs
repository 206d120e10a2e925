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

    /// <summary>Whether the encoding was assumed: the file doesn't declare one and isn't UTF-8.</summary>
    public bool IsEncodingGuessed => Import.Encoding == "windows-1252";
}
