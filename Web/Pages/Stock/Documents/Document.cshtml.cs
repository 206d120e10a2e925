using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>What was posted together: a delivery, a sale, a stocktake, a transfer or a reversal.</summary>
public sealed class DocumentModel(ReadDocument readDocument) : PageModel
{
    public StockDocument Document { get; private set; } = null!;

    public bool MayReverse => User.Holds(Role.Storekeeper) && Document.IsReversible;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readDocument.RunAsync(id, cancellationToken) is not { } document)
        {
            return NotFound();
        }

        Document = document;
        return Page();
    }
}
