using Kotline.Infrastructure.Stock.Locations;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Locations;

/// <summary>A storekeeper renames a location, and finds what takes it out of use.</summary>
public sealed class LocationModel(ListLocations listLocations, RenameLocation renameLocation, StockText text) : PageModel
{
    public ListLocations.Location Location { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Name = Location.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Name = StockWords.Line(name);
        if (LocationName.WrongKey(Name) is { } wrong)
        {
            ModelState.AddModelError(nameof(Name), text[wrong, LocationName.LengthMax]);
        }
        else if (await renameLocation.RunAsync(HttpContext.Actor(), id, Name, cancellationToken))
        {
            Flash.Success(TempData, text["LocationRenamed", Name]);
            return LocalRedirect("/Stock/Locations");
        }
        else
        {
            ModelState.AddModelError(nameof(Name), text["LocationTaken"]);
        }

        return this.Invalid();
    }

    private async Task<bool> FindAsync(long id, CancellationToken cancellationToken)
    {
        if ((await listLocations.RunAsync(cancellationToken)).FirstOrDefault(location => location.Id == id) is not { } location)
        {
            return false;
        }

        Location = location;
        return true;
    }
}
