using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Locations;

/// <summary>
/// Takes a location out of use, or back. There is nothing to see here: the location's page asks first, and says what came of it.
/// </summary>
public sealed class RetireLocationModel(RetireLocation retireLocation, StockText text) : PageModel
{
    public IActionResult OnGet(long id) => Back(id);

    public async Task<IActionResult> OnPostAsync(long id, bool? isActive, CancellationToken cancellationToken)
    {
        if (isActive is not { } wanted)
        {
            return BadRequest();
        }

        switch (await retireLocation.RunAsync(HttpContext.Actor(), id, wanted, cancellationToken))
        {
            case RetireOutcome.NotFound:
                return NotFound();
            case RetireOutcome.NotEmpty { Left: var left }:
                Flash.Problem(TempData, text["LocationNotEmpty", string.Join(", ", left.Select(some => $"{Numbers.Whole(some.Left)} × {some.Sku}"))]);
                break;
            default:
                Flash.Success(TempData, text[wanted ? "LocationBroughtBack" : "LocationRetired"]);
                break;
        }

        return Back(id);
    }

    private LocalRedirectResult Back(long id) => LocalRedirect($"/Stock/Locations/{id}");
}
