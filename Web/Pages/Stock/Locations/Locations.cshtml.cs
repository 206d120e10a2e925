using Kotline.Infrastructure.Stock.Locations;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Locations;

/// <summary>Where stock is kept; a storekeeper adds places.</summary>
public sealed class LocationsModel(ListLocations listLocations, AddLocation addLocation, StockText text) : PageModel
{
    public IReadOnlyList<ListLocations.Location> Locations { get; private set; } = [];

    public string Name { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Locations = await listLocations.RunAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        Name = StockWords.Line(name);
        if (LocationName.WrongKey(Name) is { } wrong)
        {
            ModelState.AddModelError(nameof(Name), text[wrong, LocationName.LengthMax]);
        }
        else if (await addLocation.RunAsync(HttpContext.Actor(), Name, cancellationToken) is not null)
        {
            Flash.Success(TempData, text["LocationAdded", Name]);
            return LocalRedirect("/Stock/Locations");
        }
        else
        {
            ModelState.AddModelError(nameof(Name), text["LocationTaken"]);
        }

        Locations = await listLocations.RunAsync(cancellationToken);
        return this.Invalid();
    }
}
