using System.Globalization;
using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Documents;

[Collection<OneSite>]
public sealed class NewDocumentPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_delivery_of_several_products_is_one_document()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var (one, other) = (await warehouse.ProductAsync(), await warehouse.ProductAsync(1));

        // What is scanned twice is added up; blanks between lines don't matter.
        using var response = await SendAsync(
            "delivery", ("To", Id(warehouse.Here)), ("Reference", "BL-9"), ("Sku-0", one.ToLowerInvariant()), ("Quantity-0", "3"),
            ("Sku-2", other), ("Quantity-2", "1 000"), ("Sku-3", one), ("Quantity-3", "2"));

        var text = PlainText.Of(await site.Cast.As(Role.Storekeeper).ReadAsync(response.Headers.Location!.ToString()));
        text.ShouldContain("La livraison est enregistrée.");
        text.ShouldContain("BL-9");
        text.ShouldContain("+5 5 ");
        text.ShouldContain("+1\u202f000 1\u202f001 ");
    }

    [Fact]
    public async Task A_sale_of_more_than_there_is_sells_nothing_and_says_what_is_left()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var (enough, few) = (await warehouse.ProductAsync(10), await warehouse.ProductAsync(2));

        using var response = await SendAsync("sale", ("From", Id(warehouse.Here)), ("Sku-0", enough), ("Quantity-0", "1"), ("Sku-1", few), ("Quantity-1", "3"));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain($"<a href=\"#Quantity-1\">Quantité, ligne 2\u00a0: Il ne reste que 2 {few} à {await warehouse.NameOfAsync(warehouse.Here)}\u202f; 3 demandés.");
        text.ShouldContain($"value=\"{enough}\"");
        (await warehouse.LevelsAsync(enough)).Here.ShouldBe(10);
        (await warehouse.LevelsAsync(few)).Here.ShouldBe(2);
    }

    [Fact]
    public async Task A_transfer_goes_from_one_location_to_another()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);

        using var response = await SendAsync("transfer", ("From", Id(warehouse.Here)), ("To", Id(warehouse.There)), ("Sku-0", sku), ("Quantity-0", "2"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await warehouse.LevelsAsync(sku)).ShouldBe((3, 2));
        using var same = await SendAsync("transfer", ("From", Id(warehouse.Here)), ("To", Id(warehouse.Here)), ("Sku-0", sku), ("Quantity-0", "2"));
        (await Browser.TextOfAsync(same)).ShouldContain("<a href=\"#To\">Vers\u00a0: Choisissez deux emplacements différents.</a>");
    }

    [Fact]
    public async Task Sent_twice_it_is_posted_once_and_leads_to_the_same_document()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var key = Warehouse.NewKey();

        using var first = await SendAsync("sale", ("Key", key), ("From", Id(warehouse.Here)), ("Sku-0", sku), ("Quantity-0", "1"));
        using var second = await SendAsync("sale", ("Key", key), ("From", Id(warehouse.Here)), ("Sku-0", sku), ("Quantity-0", "1"));
        (await site.Cast.As(Role.Storekeeper).ReadAsync(second.Headers.Location!.ToString())).ShouldContain("Ce formulaire était déjà enregistré");
        using var other = await SendAsync("sale", ("Key", key), ("From", Id(warehouse.Here)), ("Sku-0", sku), ("Quantity-0", "2"));

        second.Headers.Location.ShouldBe(first.Headers.Location);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var asked = await Browser.TextOfAsync(other);
        asked.ShouldContain("Ce formulaire a déjà été enregistré avec d’autres lignes.");
        asked.ShouldNotContain(key);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(4);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        using var response = await SendAsync(
            "transfer", ("From", "x"), ("Sku-0", "NADA"), ("Quantity-0", "0"), ("Sku-1", ""), ("Quantity-1", "3"), ("Sku-2", "NADA"), ("Quantity-2", "1000001"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        foreach (var field in new[] { "From", "To", "Sku-0", "Quantity-0", "Sku-1", "Quantity-2" })
        {
            text.ShouldContain($"<a href=\"#{field}\">", customMessage: field);
        }
    }

    [Fact]
    public async Task Looking_posts_nothing_names_the_products_and_adds_lines()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(7);

        using var response = await SendAsync("sale", ("step", "check"), ("From", Id(warehouse.Here)), ("Sku-4", sku), ("Quantity-4", ""));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("Plaid");
        text.ShouldContain("7 sur place");
        text.ShouldContain("id=\"Sku-5\"");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(7);
    }

    [Fact]
    public async Task An_unknown_kind_is_not_found_and_a_product_of_the_address_is_on_the_first_line()
    {
        using var unknown = await site.Cast.As(Role.Storekeeper).GetAsync("/Stock/Documents/New?kind=gift");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Cast.As(Role.Storekeeper).ReadAsync("/Stock/Documents/New?kind=sale&sku=abc%00")).ShouldContain("name=\"Sku-0\" value=\"ABC\"");
    }

    [Fact]
    public async Task A_document_as_long_as_it_may_be_keeps_all_of_its_lines()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(StockRequestRules.LinesMax);
        var lines = Enumerable.Range(0, StockRequestRules.LinesMax).SelectMany(place => new[] { ($"Sku-{place}", sku), ($"Quantity-{place}", "1") });

        using var looked = await SendAsync("sale", [("step", "check"), ("From", Id(warehouse.Here)), .. lines]);
        (await Browser.TextOfAsync(looked)).ShouldNotContain($"id=\"Sku-{StockRequestRules.LinesMax}\"");
        using var posted = await SendAsync("sale", [("From", Id(warehouse.Here)), .. lines]);
        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_token_it_is_refused_and_nothing_is_sold()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(7);
        using var response = await site.Cast.As(Role.Storekeeper).PostBareAsync(
            "/Stock/Documents/New?kind=sale",
            ("step", "post"),
            ("Key", Warehouse.NewKey()),
            ("From", Id(warehouse.Here)),
            ("Sku-0", sku),
            ("Quantity-0", "1"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(7);
    }

    private Task<HttpResponseMessage> SendAsync(string kind, params (string Name, string Value)[] fields)
    {
        var address = $"/Stock/Documents/New?kind={kind}";
        var all = new Dictionary<string, string> { ["step"] = "post", ["Key"] = Warehouse.NewKey() };
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return site.Cast.As(Role.Storekeeper).PostAsync(address, address, [.. all.Select(field => (field.Key, field.Value))]);
    }

    private static string Id(long location) => location.ToString(CultureInfo.InvariantCulture);
}
