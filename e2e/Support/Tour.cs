using Kotline.Domain.Accounts;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Support;

/// <summary>Every page of the site, by whom it is looked at: for axe, for pictures. A page that isn't in it fails a test.</summary>
public static class Tour
{
    /// <param name="Name">Names its pictures.</param>
    /// <param name="Path">Where it is, or a list that leads to it.</param>
    /// <param name="Through">The links that are followed from there, each by its address' beginning.</param>
    public sealed record Stop(string Name, string Path, params string[] Through)
    {
        public async Task GoAsync(IPage page)
        {
            await page.GotoAsync(Path);
            foreach (var beginning in Through)
            {
                await page.Locator($"#main a[href^='{beginning}']").First.ClickAsync();
            }

            // Charts are drawn when they come near the screen, or the printer; one that isn't would be missing in a picture.
            await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            await Assertions.Expect(page.Locator("[data-chart]:not(:has(svg))")).ToHaveCountAsync(0);
        }
    }

    public static readonly IReadOnlyList<Stop> Strangers =
    [
        new("sign-in", "/Accounts/SignIn"),
        new("setup", "/Accounts/Setup?token=none"),
    ];

    public static readonly IReadOnlyDictionary<Role, IReadOnlyList<Stop>> ByRole = new Dictionary<Role, IReadOnlyList<Stop>>
    {
        [Role.Employee] =
        [
            new("home", "/"),
            new("clients", "/Clients"),
            new("clients-none", "/Clients?q=zzzzzz"),
            new("client", "/Clients", "/Clients/"),
            new("stock", "/Stock"),
            new("stock-none", "/Stock?q=zzzzzz"),
            new("product", "/Stock/Ledger", "/Stock/Products/"),
            new("product-demand", "/Stock/Demand", "/Stock/Products/", "/Stock/Products/"),
            new("ledger", "/Stock/Ledger"),
            new("document", "/Stock/Ledger", "/Stock/Documents/"),
            new("demand", "/Stock/Demand"),
            new("demand-none", "/Stock/Demand?category=zzzzzz"),
            new("refused", "/Imports"),
            new("not-found", "/nowhere"),
        ],
        [Role.Manager] =
        [
            new("home", "/"),
            new("clients", "/Clients"),
            new("client", "/Clients", "/Clients/"),
            new("client-edit", "/Clients", "/Clients/", "/Clients/"),
            new("imports", "/Imports"),
            new("imports-none", "/Imports?month=1999-01"),
            new("import", "/Imports/1"),
            new("import-set-aside", "/Imports/1/SetAside"),
            new("import-file", "/Imports/1/File"),
            new("upload", "/Imports/Upload"),
            new("pending", "/Imports/Pending"),
        ],
        [Role.Storekeeper] =
        [
            new("home", "/"),
            new("stock", "/Stock"),
            new("product", "/Stock/Ledger", "/Stock/Products/"),
            new("product-new", "/Stock/Products/New"),
            new("product-edit", "/Stock/Ledger", "/Stock/Products/", "/Stock/Products/"),
            new("transfer", "/Stock/Documents/New?kind=transfer"),
            new("document-reverse", "/Stock/Ledger", "/Stock/Documents/", "/Stock/Documents/"),
            new("move", "/Stock/Move"),
            new("stocktake", "/Stock/Stocktake"),
            new("locations", "/Stock/Locations"),
            new("location", "/Stock/Locations", "/Stock/Locations/"),
            new("stock-files", "/Stock/Files"),
            new("stock-files-check", "/Stock/Files/Check"),
        ],
        [Role.Auditor] = [new("home", "/")],
        [Role.Administrator] =
        [
            new("home", "/"),
            new("log", "/System"),
            new("log-line", "/System", "/System/Log/"),
            new("health", "/System/Health"),
        ],
    };
}
