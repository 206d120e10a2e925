using System.Net;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Ledger;

[Collection<OneSite>]
public sealed class LedgerPageTests(SiteFixture site)
{
    private static readonly string[] counts = ["0 mouvement", "1 mouvement", "2 mouvements"];

    [Fact]
    public async Task Transactions_are_found_by_product_kind_location_words_and_day()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(sku, 2)], "CMD-55", "cadeau"));

        (await CountAsync($"q={sku}")).ShouldBe("2 mouvements");
        (await CountAsync($"q={sku}&kind=outgoing")).ShouldBe("1 mouvement");
        (await CountAsync($"q={sku}+cmd-55+CADEAU")).ShouldBe("1 mouvement");
        (await CountAsync($"product={await warehouse.IdOfAsync(sku)}&location={warehouse.Here}")).ShouldBe("2 mouvements");
        (await CountAsync($"product={await warehouse.IdOfAsync(sku)}&location={warehouse.There}")).ShouldBe("0 mouvement");
        (await CountAsync($"q={sku}&to=2020-01-01")).ShouldBe("0 mouvement");
        (await CountAsync($"q={sku}&from=2020-01-01&to=2199-12-31")).ShouldBe("2 mouvements");
    }

    [Fact]
    public async Task It_goes_page_by_page_both_ways()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync();
        for (var turn = 1; turn <= 60; turn++)
        {
            await warehouse.PostedAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, turn)]));
        }

        var first = await site.Cast.Employee.ReadAsync($"/Stock/Ledger?q={sku}");
        first.ShouldContain("60 mouvements");
        first.ShouldContain("+60<");
        first.ShouldNotContain("+10<");
        var second = await site.Cast.Employee.ReadAsync(Href(first, "next"));
        second.ShouldContain("+10<");
        second.ShouldNotContain("+11<");
        var back = await site.Cast.Employee.ReadAsync(Href(second, "prev"));
        back.ShouldContain("+60<");
        back.ShouldContain("+11<");
    }

    [Theory]
    [InlineData("?before=x&after=y&kind=gift&location=z&from=never&to=0000-00-00&product=-1")]
    [InlineData("?q=%00&from=9999-12-31&to=9999-12-31")]
    public async Task Junk_in_the_address_is_no_condition(string query)
    {
        using var response = await site.Cast.Employee.GetAsync("/Stock/Ledger" + query);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Htmx_gets_the_list_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Stock/Ledger?q=&kind=outgoing");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Employee.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.GetValues("HX-Push-Url").ShouldBe(["/Stock/Ledger?kind=outgoing"]);
        (await Browser.TextOfAsync(response)).ShouldNotContain("<html");
    }

    private async Task<string> CountAsync(string query)
    {
        var text = PlainText.Of(await site.Cast.Employee.ReadAsync("/Stock/Ledger?" + query));
        return counts.Single(count => text.Contains($" {count} ", StringComparison.Ordinal));
    }

    private static string Href(string page, string relation)
    {
        var end = page.IndexOf($"\" rel=\"{relation}\"", StringComparison.Ordinal);
        var start = page.LastIndexOf("href=\"", end, StringComparison.Ordinal) + "href=\"".Length;
        return page[start..end];
    }
}
