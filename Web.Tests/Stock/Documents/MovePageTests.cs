using System.Globalization;
using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Documents;

[Collection<OneSite>]
public sealed class MovePageTests(SiteFixture site)
{
    private const string Address = "/Stock/Move";

    [Fact]
    public async Task Without_javascript_a_sku_asks_for_its_quantity_and_the_quantity_posts()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);

        using var asked = await MoveAsync(warehouse, sku, "");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await Browser.TextOfAsync(asked);
        text.ShouldContain("5 sur place");
        text.ShouldContain($"value=\"{sku}\"");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);

        using var posted = await MoveAsync(warehouse, sku, "2");
        posted.Headers.Location!.ToString().ShouldBe($"/Stock/Move?direction=out&location={warehouse.Here}");
        var next = await site.Cast.As(Role.Storekeeper).ReadAsync(posted.Headers.Location.ToString());
        next.ShouldContain($"2 × {sku} sortis de {await warehouse.NameOfAsync(warehouse.Here)}\u00a0: il en reste 3.");
        next.ShouldContain($"<option value=\"{warehouse.Here}\" selected");
    }

    [Fact]
    public async Task A_script_gets_a_line_for_its_list()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);

        using var brought = await MoveAsync(warehouse, sku, "2", "in", isPartial: true);
        brought.StatusCode.ShouldBe(HttpStatusCode.OK);
        var line = await Browser.TextOfAsync(brought);
        line.ShouldNotContain("<html");
        PlainText.Of(line).ShouldContain($"+2 {sku} Plaid · {await warehouse.NameOfAsync(warehouse.Here)}\u00a0: 7 en stock");
        line.ShouldContain("/Reverse\"");

        using var refused = await MoveAsync(warehouse, sku, "8", isPartial: true);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        PlainText.Of(await Browser.TextOfAsync(refused)).ShouldContain($"Non enregistré\u00a0: {sku} × 8. Il ne reste que 7 {sku}");
        using var unknown = await MoveAsync(warehouse, "NADA", "1", isPartial: true);
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(unknown)).ShouldContain("Aucun produit n’a la référence NADA.");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(7);
    }

    [Fact]
    public async Task Sent_twice_it_counts_once()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var key = Warehouse.NewKey();

        using var first = await MoveAsync(warehouse, sku, "1", key: key, isPartial: true);
        using var second = await MoveAsync(warehouse, sku, "1", key: key, isPartial: true);

        (await Browser.TextOfAsync(second)).ShouldBe(await Browser.TextOfAsync(first));
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(4);
    }

    [Theory]
    [InlineData("", "1", "#Sku")]
    [InlineData("NADA", "1", "#Sku")]
    [InlineData("NADA", "-1", "#Quantity")]
    [InlineData("NADA", "1,5", "#Quantity")]
    public async Task What_is_wrong_is_named_at_its_field(string sku, string quantity, string field)
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        using var response = await MoveAsync(warehouse, sku, quantity);
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(response)).ShouldContain($"<a href=\"{field}\">");
    }

    [Fact]
    public async Task Whoever_doesnt_say_in_or_out_is_asked()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        using var response = await MoveAsync(warehouse, sku, "1", direction: "");
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(response))
            .ShouldContain("<a href=\"#direction-out\">Mouvement\u00a0: Choisissez entre sortie et entrée.</a>");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);
    }

    [Fact]
    public async Task Without_a_token_it_is_refused_and_nothing_moves()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        using var response = await site.Cast.As(Role.Storekeeper).PostBareAsync(
            Address,
            ("direction", "out"),
            ("location", warehouse.Here.ToString(CultureInfo.InvariantCulture)),
            ("Sku", sku),
            ("Quantity", "1"),
            ("Key", Warehouse.NewKey()));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);
    }

    private async Task<HttpResponseMessage> MoveAsync(
        Warehouse warehouse, string sku, string quantity, string direction = "out", string? key = null, bool isPartial = false)
    {
        var browser = site.Cast.As(Role.Storekeeper);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        if (isPartial)
        {
            request.Headers.Add("HX-Request", "true");
        }

        // Any page with a form has the token; this one shows none while there is no location.
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["direction"] = direction,
            ["location"] = warehouse.Here.ToString(CultureInfo.InvariantCulture),
            ["Sku"] = sku,
            ["Quantity"] = quantity,
            ["Key"] = key ?? Warehouse.NewKey(),
            ["__RequestVerificationToken"] = await browser.TokenAsync("/Stock/Locations"),
        });
        return await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
