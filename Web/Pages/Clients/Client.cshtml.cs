using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Clients;

/// <summary>Everything about one client that the reader may see.</summary>
public sealed class ClientModel(ReadClient readClient) : PageModel
{
    private const int MapZoom = 13;

    /// <summary>The query of the list that led here.</summary>
    [BindProperty(Name = "list", SupportsGet = true)]
    public string? List { get; set; }

    public bool IsManager => User.Holds(Role.Manager);

    public ClientDetails Client { get; private set; } = null!;

    /// <summary>The query is parsed and written anew, so that the link can lead nowhere but to the list.</summary>
    public string ListHref => ClientListAddress.Of(ClientListAddress.Parse(List, IsManager));

    public string EditHref => ClientListAddress.OfClient(Client.Id, List, "/Edit");

    /// <summary>The client's place on a map; null if it isn't known.</summary>
    public string? MapHref => Client is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map={MapZoom}/{latitude}/{longitude}")
        : null;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readClient.RunAsync(id, IsManager ? DatabaseRole.Manager : DatabaseRole.Employee, cancellationToken) is not { } client)
        {
            return NotFound();
        }

        Client = client;
        return Page();
    }

    /// <summary>
    /// The number for a tel: link (RFC 3966): digits with a plus in front, without the zero that is dialled only inside the country.
    /// </summary>
    public static string Dialled(string number) =>
        string.Concat(number.Replace("(0)", "", StringComparison.Ordinal).Where(unit => char.IsAsciiDigit(unit) || unit == '+'));

    public static string Weight(ClientDetails client, ClientsText text) => (client.Kilograms, client.Pounds) switch
    {
        ({ } kilograms, { } pounds) => text["WeightBoth", Numbers.Plain(kilograms), Numbers.Plain(pounds)],
        ({ } kilograms, null) => text["WeightKilograms", Numbers.Plain(kilograms)],
        (null, { } pounds) => text["WeightPounds", Numbers.Plain(pounds)],
        _ => text["NotKnown"],
    };
}
