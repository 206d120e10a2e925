using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>What a storekeeper's browser does with the form for product files: the token first, then the file.</summary>
internal static partial class FilingBrowser
{
    public const string Page = "/Stock/Files";
    public const string Check = "/Stock/Files/Check";
    public const string Header = "SKU;Nom FR;Nom EN;Catégorie;Unité;Prix;Seuil;Véhicules;Actif;Stock initial;Emplacement\r\n";

    /// <summary>A storekeeper of the test's own: one file waits for each person.</summary>
    public static async Task<Browser> StorekeeperAsync(this SiteFixture site)
    {
        var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync(Role.Storekeeper));
        return browser;
    }

    public static string NewSku() => $"P-{Guid.NewGuid():N}".ToUpperInvariant()[..20];

    public static string Row(string sku, string price = "19,90", string stock = "", string location = "") =>
        $"{sku};Plaid;Rug;Textile;pièce;{price};5;Fiat|500|2007-2020;oui;{stock};{location}\r\n";

    public static Task<HttpResponseMessage> SendAsync(this Browser browser, string rows) =>
        browser.SendAsync("produits.csv", Encoding.UTF8.GetBytes(Header + rows));

    public static async Task<HttpResponseMessage> SendAsync(this Browser browser, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync(Page)), "__RequestVerificationToken" },
            { new ByteArrayContent(bytes), "File", name },
        };
        return await browser.Client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a file that is taken, and tells by which id it waits.</summary>
    public static async Task<string> ShowAsync(this Browser browser, string rows)
    {
        using var response = await browser.SendAsync(rows);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(Check);
        return await browser.ShownIdAsync();
    }

    public static async Task<string> ShownIdAsync(this Browser browser) => ShownId().Match(await browser.ReadAsync(Check)).Groups[1].Value;

    public static Task<HttpResponseMessage> ConfirmAsync(this Browser browser, string id) =>
        browser.PostAsync($"{Check}?handler=Confirm", Page, ("id", id));

    [GeneratedRegex("""name="id" value="([^"]+)">""")]
    private static partial Regex ShownId();
}
