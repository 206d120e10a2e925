using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Products;

[Collection<OneSite>]
public sealed class RetireProductPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_product_of_which_nothing_is_left_is_retired_and_brought_back()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync();
        var address = $"/Stock/Products/{await warehouse.IdOfAsync(sku)}";

        (await RetireAsync(address, isActive: false)).ShouldContain("Le produit est retiré.");
        (await site.Cast.Employee.ReadAsync($"/Stock?q={sku}")).ShouldNotContain($"<code>{sku}</code>");
        (await site.Cast.Employee.ReadAsync($"/Stock?q={sku}&state=retired")).ShouldContain($"<code>{sku}</code>");
        (await RetireAsync(address, isActive: true)).ShouldContain("Le produit est de nouveau en usage.");
        await warehouse.PostedAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 1)]));
    }

    [Fact]
    public async Task One_of_which_some_is_left_stays_and_the_page_says_how_much_is_where()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var address = $"/Stock/Products/{await warehouse.IdOfAsync(await warehouse.ProductAsync(7))}";

        var text = await RetireAsync(address, isActive: false);
        text.ShouldContain($"Le produit n’est pas retiré, car il en reste\u00a0: 7 à {await warehouse.NameOfAsync(warehouse.Here)}.");
        text.ShouldNotContain("Ce produit est retiré");
    }

    [Fact]
    public async Task Opened_by_its_address_it_leads_to_the_product_and_an_unknown_one_is_not_found()
    {
        using var opened = await site.Cast.As(Role.Storekeeper).GetAsync("/Stock/Products/1/Retire");
        opened.Headers.Location!.ToString().ShouldBe("/Stock/Products/1");
        using var unknown = await site.Cast.As(Role.Storekeeper).PostAsync("/Stock/Products/999999999/Retire", "/Stock/Products/New", ("isActive", "false"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var unsaid = await site.Cast.As(Role.Storekeeper).PostAsync("/Stock/Products/1/Retire", "/Stock/Products/New");
        unsaid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string> RetireAsync(string address, bool isActive)
    {
        using var response = await site.Cast.As(Role.Storekeeper).PostAsync(address + "/Retire", address, ("isActive", isActive ? "true" : "false"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await site.Cast.As(Role.Storekeeper).ReadAsync(response.Headers.Location!.ToString());
    }
}
