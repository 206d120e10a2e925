using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Products;

[Collection<OneSite>]
public sealed class IndexPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_product_is_found_by_its_sku_name_category_and_vehicle_with_what_there_is_of_it()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(12, new FittingVehicle("Citroën", "Mehari"));
        var id = await warehouse.IdOfAsync(sku);

        foreach (var words in new[] { sku, sku[..10].ToLowerInvariant(), $"{sku} plaid", $"{sku} rug textile", $"{sku} citroen mehari" })
        {
            var text = await site.Cast.Employee.ReadAsync($"/Stock?q={Uri.EscapeDataString(words)}");
            text.ShouldContain($"""<a href="/Stock/Products/{id}"><code>{sku}</code></a>""", customMessage: words);
            text.ShouldContain("1 produit", customMessage: words);
            text.ShouldContain("19,90\u00a0€", customMessage: words);
        }

        (await site.Cast.Employee.ReadAsync($"/Stock?q={sku}+nothing")).ShouldContain("Aucun produit ne correspond.");
    }

    [Fact]
    public async Task At_its_reorder_level_it_is_marked_and_on_the_list_of_what_to_reorder()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var enough = await warehouse.ProductAsync(6);
        var low = await warehouse.ProductAsync(5);

        (await site.Cast.Employee.ReadAsync($"/Stock?q={enough}")).ShouldNotContain("à commander</span>");
        (await site.Cast.Employee.ReadAsync($"/Stock?q={low}")).ShouldContain("à commander</span>");
        (await site.Cast.Employee.ReadAsync($"/Stock?mark=low&q={low}")).ShouldContain($"<code>{low}</code>");
        (await site.Cast.Employee.ReadAsync($"/Stock?mark=low&q={enough}")).ShouldNotContain($"<code>{enough}</code>");
    }

    [Fact]
    public async Task It_is_sorted_either_way_and_goes_page_by_page()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var brand = $"Marque{Guid.NewGuid():N}";
        var few = await warehouse.ProductAsync(1, new FittingVehicle(brand));
        var many = await warehouse.ProductAsync(1_000_000, new FittingVehicle(brand));

        var rising = await site.Cast.Employee.ReadAsync($"/Stock?q={brand}&sort=level");
        var falling = await site.Cast.Employee.ReadAsync($"/Stock?q={brand}&sort=level&order=desc");
        Place(rising, few).ShouldBeLessThan(Place(rising, many));
        Place(falling, many).ShouldBeLessThan(Place(falling, few));
        falling.ShouldContain("1\u202f000\u202f000");
        falling.ShouldContain("""aria-sort="descending" """.Trim());
        var all = await site.Cast.Employee.ReadAsync("/Stock?state=all&page=100000");
        all.ShouldContain("<code>");
        all.ShouldNotContain("""rel="next" """.Trim());

        int Place(string page, string sku) => page.IndexOf($"<code>{sku}</code>", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Htmx_gets_the_list_alone_and_the_address_without_blanks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Stock?q=&category=&sort=name");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Employee.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.Headers.GetValues("HX-Push-Url").ShouldBe(["/Stock?sort=name"]);
        response.Headers.Vary.ShouldContain("HX-Request");
        (await Browser.TextOfAsync(response)).ShouldNotContain("<html");
    }

    [Theory]
    [InlineData("?page=-1&sort=nothing&state=x&mark=y&order=z")]
    [InlineData("?q=%00%01&category=%00")]
    [InlineData("?q=%25_%27%22&page=99999999999999999999")]
    public async Task Junk_in_the_address_is_no_condition(string query)
    {
        using var response = await site.Cast.Employee.GetAsync("/Stock" + query);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Everybody_reads_and_storekeepers_alone_are_offered_to_write()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var text = await site.Cast.As(role).ReadAsync("/Stock");
            text.ShouldContain("Produits");
            text.Contains("/Stock/Documents/New", StringComparison.Ordinal).ShouldBe(role == Role.Storekeeper, role.ToString());
            text.Contains("/Stock/Products/New", StringComparison.Ordinal).ShouldBe(role == Role.Storekeeper, role.ToString());
            text.Contains("/Stock/Move", StringComparison.Ordinal).ShouldBe(role == Role.Storekeeper, role.ToString());
        }
    }

    [Fact]
    public async Task In_english_the_english_name_is_shown()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync();
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Employee));

        var text = await browser.ReadAsync($"/Stock?q={sku}");
        text.ShouldContain("Rug");
        text.ShouldContain("€19.90");
        text.ShouldContain("1 product");
        text.ShouldNotContain("Plaid");
    }
}
