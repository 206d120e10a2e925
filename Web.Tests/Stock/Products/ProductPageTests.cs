using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Products;

[Collection<OneSite>]
public sealed class ProductPageTests(SiteFixture site)
{
    [Fact]
    public async Task It_shows_levels_by_location_what_it_fits_and_who_moved_it_why()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(12, new FittingVehicle("Fiat", "Panda", 2010, 2015), new FittingVehicle("Alfa Romeo"));
        await warehouse.PostedAsync(StockRequest.Transfer(Warehouse.NewKey(), [warehouse.Line(sku, 4)], warehouse.There, "T-77"));

        var text = await site.Cast.Employee.ReadAsync($"/Stock/Products/{await warehouse.IdOfAsync(sku)}");

        text.ShouldContain("<title>Plaid – Kotline</title>");
        text.ShouldContain("12 pièces");
        text.ShouldContain("Fiat Panda 2010–2015");
        text.ShouldContain("<li>Alfa Romeo</li>");
        PlainText.Of(text).ShouldContain($"{await warehouse.NameOfAsync(warehouse.Here)} 8 ");
        PlainText.Of(text).ShouldContain($"{await warehouse.NameOfAsync(warehouse.There)} 4 ");
        text.ShouldContain("tester, en ligne de commande");
        text.ShouldContain("T-77");
        text.ShouldContain("−4");
        text.ShouldContain("19,90\u00a0€ hors taxes");
    }

    [Fact]
    public async Task It_says_what_there_was_at_a_past_moment()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(12);
        var id = await warehouse.IdOfAsync(sku);

        (await site.Cast.Employee.ReadAsync($"/Stock/Products/{id}?at=2020-01-01T08:30")).ShouldContain("Il n’y en avait encore nulle part le 1er janvier 2020, 08:30.");
        var later = await site.Cast.Employee.ReadAsync($"/Stock/Products/{id}?at=2199-01-01");
        later.ShouldContain("Le 1er janvier 2199, 00:00");
        using var junk = await site.Cast.Employee.GetAsync($"/Stock/Products/{id}?at=yesterday");
        junk.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(junk)).ShouldContain("Écrivez un jour et une heure");
    }

    [Fact]
    public async Task A_storekeeper_is_offered_to_move_edit_and_retire_it_others_are_not()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var id = await warehouse.IdOfAsync(await warehouse.ProductAsync());

        var own = await site.Cast.As(Role.Storekeeper).ReadAsync($"/Stock/Products/{id}");
        own.ShouldContain($"/Stock/Products/{id}/Edit");
        own.ShouldContain($"/Stock/Products/{id}/Retire");
        var others = await site.Cast.Manager.ReadAsync($"/Stock/Products/{id}");
        others.ShouldNotContain($"/Stock/Products/{id}/Edit");
        others.ShouldNotContain("/Retire");
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using var response = await site.Cast.Employee.GetAsync("/Stock/Products/999999999");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
