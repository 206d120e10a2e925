using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>
/// Takes a product out of use, or back. There is nothing to see here: the product's page asks first, and says what came of it.
/// </summary>
public sealed class RetireProductModel(RetireProduct retireProduct, ListLocations listLocations, StockText text) : PageModel
{
    public IActionResult OnGet(long id) => Back(id);

    public async Task<IActionResult> OnPostAsync(long id, bool? isActive, CancellationToken cancellationToken)
    {
        if (isActive is not { } wanted)
        {
            return BadRequest();
        }

        switch (await retireProduct.RunAsync(HttpContext.Actor(), id, wanted, cancellationToken))
        {
            case RetireOutcome.NotFound:
                return NotFound();
            case RetireOutcome.NotEmpty { Left: var left }:
                var locations = await listLocations.RunAsync(cancellationToken);
                Flash.Problem(TempData, text["ProductNotEmpty", string.Join(", ", left.Select(some => text["LeftAt", Numbers.Whole(some.Left), locations.NameOf(some.Location)]))]);
                break;
            default:
                Flash.Success(TempData, text[wanted ? "ProductBroughtBack" : "ProductRetired"]);
                break;
        }

        return Back(id);
    }

    private LocalRedirectResult Back(long id) => LocalRedirect($"/Stock/Products/{id}");
}
