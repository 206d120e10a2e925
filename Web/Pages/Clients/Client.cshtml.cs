using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Clients;

/// <summary>Everything about one client that the reader may know.</summary>
public sealed class ClientModel(ReadClient readClient) : PageModel
{
    private const int MapZoom = 13;

    /// <summary>The query of the list that led here.</summary>
    [BindProperty(Name = "list", SupportsGet = true)]
    public string? List { get; set; }

    public bool IsManager => User.Holds(Role.Manager);

    public ClientDetails Client { get; private set; } = null!;

    /// <summary>Read and written again, so that it can lead nowhere else.</summary>
    public string ListHref => ClientListAddress.Of(ClientListAddress.Parse(List, IsManager));

    public string EditHref => ClientListAddress.OfClient(Client.Id, List, "/Edit");

    /// <summary>The place on a map; null where it isn't known.</summary>
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

    /// <summary>As a telephone wants it: digits, and a plus in front (RFC 3966); without the zero that is dialled inside the country
    /// alone.</summary>
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
