using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock;

[Collection<OneSite>]
public sealed class ShelfPageTests(SiteFixture site)
{
    [Fact]
    public async Task It_names_what_was_scanned_and_how_much_there_is_where_it_is_taken_from()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);

        var text = await site.Cast.Employee.ReadAsync($"/Stock/Shelf?Sku-3={sku.ToLowerInvariant()}&From={warehouse.Here}&To={warehouse.There}");
        PlainText.Of(text).Trim().ShouldBe("Plaid 5 sur place");
        text.ShouldNotContain("<html");
        PlainText.Of(await site.Cast.Employee.ReadAsync($"/Stock/Shelf?Sku={sku}&location={warehouse.There}")).Trim().ShouldBe("Plaid 0 sur place");
    }

    [Fact]
    public async Task It_says_when_there_is_no_such_product_and_nothing_of_nothing()
    {
        (await site.Cast.Employee.ReadAsync("/Stock/Shelf?Sku=nada%00")).ShouldContain("Aucun produit n’a la référence NADA.");
        PlainText.Of(await site.Cast.Employee.ReadAsync("/Stock/Shelf?Sku=")).Trim().ShouldBeEmpty();
        PlainText.Of(await site.Cast.Employee.ReadAsync("/Stock/Shelf")).Trim().ShouldBeEmpty();
    }
}
