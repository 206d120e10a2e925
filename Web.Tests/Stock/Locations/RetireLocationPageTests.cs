using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Locations;

[Collection<OneSite>]
public sealed class RetireLocationPageTests(SiteFixture site)
{
    [Fact]
    public async Task An_empty_location_is_retired_takes_nothing_more_and_is_brought_back()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(2);
        await warehouse.PostedAsync(StockRequest.Transfer(Warehouse.NewKey(), [warehouse.Line(sku, 2)], warehouse.There));

        (await RetireAsync(warehouse.Here, isActive: false)).ShouldContain("L’emplacement est retiré.");
        (await warehouse.PostAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 1)]))).ShouldBeOfType<StockOutcome.Retired>().Location.ShouldBe(warehouse.Here);
        (await site.Cast.As(Role.Storekeeper).ReadAsync("/Stock/Move")).ShouldNotContain($"<option value=\"{warehouse.Here}\"");
        (await RetireAsync(warehouse.Here, isActive: true)).ShouldContain("L’emplacement est de nouveau en usage.");
        await warehouse.PostedAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 1)]));
    }

    [Fact]
    public async Task One_where_something_is_left_stays_and_the_page_says_what()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(7);
        (await RetireAsync(warehouse.Here, isActive: false))
            .ShouldContain($"L’emplacement n’est pas retiré, car il y reste\u00a0: 7 × {sku}.");
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using var unknown = await site.Cast.As(Role.Storekeeper).PostAsync("/Stock/Locations/999999999/Retire", "/Stock/Locations", ("isActive", "false"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> RetireAsync(long location, bool isActive)
    {
        var address = $"/Stock/Locations/{location}";
        using var response = await site.Cast.As(Role.Storekeeper).PostAsync(address + "/Retire", address, ("isActive", isActive ? "true" : "false"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await site.Cast.As(Role.Storekeeper).ReadAsync(response.Headers.Location!.ToString());
    }
}
