using System.Globalization;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Stock;

public static class LocationNames
{
    /// <summary>Locations are never deleted, so each has its name.</summary>
    public static string NameOf(this IReadOnlyList<ListLocations.Location> locations, long id) =>
        locations.FirstOrDefault(location => location.Id == id)?.Name ?? id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Those in use, to choose from.</summary>
    public static IReadOnlyList<Choice> Choices(this IReadOnlyList<ListLocations.Location> locations) =>
        [
            .. locations
                .Where(location => location.IsActive)
                .Select(location => new Choice(location.Id.ToString(CultureInfo.InvariantCulture), location.Name)),
        ];

    /// <returns>A location in use; null for anything else.</returns>
    public static ListLocations.Location? Find(this IReadOnlyList<ListLocations.Location> locations, string? id) =>
        locations.FirstOrDefault(location => location.IsActive && location.Id.ToString(CultureInfo.InvariantCulture) == id);
}
