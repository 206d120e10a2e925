using Kotline.Infrastructure.Stock.Demand;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Demand;

/// <summary>One product's demand, by country.</summary>
public sealed class ProductDemandModel(ReadProductDemand readDemand) : PageModel
{
    public ReadProductDemand.ProductDemand Demand { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readDemand.RunAsync(id, cancellationToken) is not { } demand)
        {
            return NotFound();
        }

        Demand = demand;
        return Page();
    }
}
