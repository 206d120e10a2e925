using System.Security.Claims;
using Kotline.Domain.Accounts;
using Kotline.Web.Setup;

namespace Kotline.Web.Pages.Shared;

/// <summary>The main menu. It leaves out what a person may not open.</summary>
public static class MainMenu
{
    /// <param name="Key">The key of the item's text, for example "Menu_Clients".</param>
    /// <param name="Icon">The name of a drawing in /lib/icons.svg.</param>
    public sealed record Item(string Key, string Href, string Icon, bool IsCurrent);

    // All items, each with the role that it needs; null means everybody who is signed in.
    private static readonly (string Key, string Href, string Icon, Role? Needs)[] all =
    [
        ("Menu_Home", "/", "house", null),
        ("Menu_Clients", "/Clients", "users", null),
        ("Menu_Stock", "/Stock", "package", null),
        ("Menu_Imports", "/Imports", "file-input", Role.Manager),
        ("Menu_System", "/System", "logs", Role.Administrator),
    ];

    public static IEnumerable<Item> For(ClaimsPrincipal user, PathString here) => all
        .Where(item => item.Needs is not { } role || user.Holds(role))
        .Select(item => new Item(item.Key, item.Href, item.Icon, IsUnder(here, item.Href)));

    private static bool IsUnder(PathString here, string href) => href == "/" ? here == "/" : here.StartsWithSegments(href);
}
