using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Documents;

[Collection<OneSite>]
public sealed class DocumentPageTests(SiteFixture site)
{
    [Fact]
    public async Task It_shows_its_lines_who_posted_it_why_and_under_which_reference()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var document = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(sku, 2)], "CMD-1", "cadeau <b>"));

        var text = await site.Cast.Employee.ReadAsync($"/Stock/Documents/{document}");
        text.ShouldContain($"Sortie n° {document}");
        text.ShouldContain("Par tester, en ligne de commande");
        PlainText.Of(text).ShouldContain("−2 3 ");
        text.ShouldContain("CMD-1");
        text.ShouldNotContain($"/Stock/Documents/{document}/Reverse");
        (await site.Cast.As(Role.Storekeeper).ReadAsync($"/Stock/Documents/{document}")).ShouldContain($"/Stock/Documents/{document}/Reverse");
    }

    [Fact]
    public async Task A_reversed_one_and_its_reversal_lead_to_each_other()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var document = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(await warehouse.ProductAsync(5), 2)]));
        await warehouse.ReverseAsync(document);

        var reversed = await site.Cast.As(Role.Storekeeper).ReadAsync($"/Stock/Documents/{document}");
        reversed.ShouldContain("Ce document est annulé.");
        reversed.ShouldNotContain("/Reverse\"");
        var reversal = await site.Cast.Employee.ReadAsync($"/Stock/Documents/{document + 1}");
        reversal.ShouldContain($"<a href=\"/Stock/Documents/{document}\">");
    }

    [Fact]
    public async Task A_stocktake_that_found_all_as_expected_says_so()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var document = await warehouse.PostedAsync(StockRequest.Set(Warehouse.NewKey(), [warehouse.Line(await warehouse.ProductAsync(5), 5, 5)], "stocktake"));
        (await site.Cast.Employee.ReadAsync($"/Stock/Documents/{document}")).ShouldContain("Tout était comme attendu");
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using var response = await site.Cast.Employee.GetAsync("/Stock/Documents/999999999");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
