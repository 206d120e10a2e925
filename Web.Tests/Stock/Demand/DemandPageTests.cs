using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Demand;

public sealed partial class DemandPageTests(Demanding demanding) : IClassFixture<Demanding>
{
    private const string Page = "/Stock/Demand";

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Everybody_sees_clients_beside_stock_and_the_shortest_first(Role role)
    {
        using var browser = await demanding.SignedInAsync(role);
        var text = await browser.ReadAsync(Page);

        text.ShouldContain("<title>Demande – Kotline</title>");
        Rows(text).ShouldBe(["Plaid RUG Textile 3 0 3", "=2+3 MAT Tapis; sol 1 5 –", "Casquette CAP Textile 0 0 –"]);
        text.ShouldContain($"href=\"/Stock/Products/{demanding.Missing}\"");
        text.ShouldContain($"href=\"/Stock/Products/{demanding.Missing}/Demand\"");
        text.ShouldContain("""<a href="/Stock/Demand" aria-current="page">""");
        ShownTable.Read(text, "demand").ShouldBe(new Dictionary<string, int> { ["Plaid"] = 3, ["=2+3"] = 1, ["Casquette"] = 0 });
        text.ShouldNotContain("Stylo");
    }

    [Fact]
    public async Task In_english_products_have_their_english_names()
    {
        using var browser = (await demanding.SignedInAsync()).InEnglish();
        var text = await browser.ReadAsync(Page + "?country=FR");

        text.ShouldContain("<title>Demand – Kotline</title>");
        Rows(text).ShouldBe(["Rug RUG Textile 2 0 2", "=2+3 MAT Tapis; sol 1 5 –", "Cap CAP Textile 0 0 –"]);
        text.ShouldContain("The clients of this country, beside the whole stock.");
    }

    [Theory]
    [InlineData("?country=DE", "RUG CAP MAT")]
    [InlineData("?country=de&category=Textile", "RUG CAP")]
    [InlineData("?category=Tapis%3B%20sol", "MAT")]
    [InlineData("?show=short", "RUG")]
    [InlineData("?country=XX&category=&show=long&page=-1&colour=red", "RUG MAT CAP")]
    [InlineData("?page=99999999999999999999", "RUG MAT CAP")]
    [InlineData("?category=a%00b", "RUG MAT CAP")]
    public async Task What_is_asked_for_is_in_the_address_and_nonsense_asks_for_nothing(string query, string skus)
    {
        using var browser = await demanding.SignedInAsync();
        Rows(await browser.ReadAsync(Page + query)).Select(row => Sku().Match(row).Value).ShouldBe(skus.Split(' '), ignoreOrder: query.Contains("DE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_beyond_the_last_leads_to_the_first()
    {
        using var browser = await demanding.SignedInAsync();
        using var response = await browser.GetAsync(Page + "?show=short&page=7");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(Page + "?show=short");
    }

    [Fact]
    public async Task Where_nothing_matches_there_is_a_way_back()
    {
        using var browser = await demanding.SignedInAsync();
        var text = await browser.ReadAsync(Page + "?category=Inconnue");
        text.ShouldContain("Aucun produit ne correspond.");
        text.ShouldContain("""<a href="/Stock/Demand">Tout afficher</a>""");
    }

    [Fact]
    public async Task The_file_holds_what_is_asked_for_and_no_formula()
    {
        using var browser = await demanding.SignedInAsync();
        using var response = await browser.GetAsync(Page + "?country=FR&handler=Csv");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("demande.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe(
            "Référence,Produit,Catégorie,Clients,Stock,Manque\r\n"
            + "RUG,Plaid,Textile,2,0,2\r\n"
            + "MAT,'=2+3,\"Tapis; sol\",1,5,0\r\n"
            + "CAP,Casquette,Textile,0,0,0\r\n");
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Page + "?handler=Csv")]
    public async Task A_stranger_is_sent_to_sign_in(string address)
    {
        using var stranger = demanding.NewBrowser();
        using var response = await stranger.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>What the rows of the list say, the chart's table apart.</summary>
    private static List<string> Rows(string page)
    {
        var list = page.IndexOf("<table aria-labelledby=\"list-title\"", StringComparison.Ordinal);
        return list < 0 ? [] : [.. Row().Matches(page[list..]).Select(row => Blank().Replace(Tag().Replace(row.Groups[1].Value, " "), " ").Trim())];
    }

    [GeneratedRegex(@"<tr>\s*(<th scope=""row"".*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("RUG|MAT|CAP|PEN")]
    private static partial Regex Sku();
}

/// <summary>Before there is a product.</summary>
[Collection<OneSite>]
public sealed class EmptyDemandPageTests(SiteFixture site)
{
    [Fact]
    public async Task Without_a_product_that_fits_a_vehicle_it_says_so()
    {
        await using var database = await site.Database.NewDatabaseAsync();
        await using var other = await SiteFixture.StartAsync(database.Installation);
        using var browser = SiteFixture.NewBrowser(other);
        using var signedIn = await browser.SignInAsync(await new People(database.Database).AddAsync(Role.Employee));

        var text = await browser.ReadAsync("/Stock/Demand");

        text.ShouldContain("Aucun produit n’est encore destiné à un véhicule.");
        text.ShouldContain("""<a href="/Stock">Voir les produits</a>""");
    }
}
