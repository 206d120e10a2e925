using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Counting;

[Collection<OneSite>]
public sealed partial class StocktakePageTests(SiteFixture site)
{
    private const string Address = "/Stock/Stocktake";

    [Fact]
    public async Task Counts_are_entered_differences_reviewed_and_posted()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);

        using var review = await SendAsync("review", await SheetAsync(warehouse, sku), ("Count-0", "3"));
        review.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await Browser.TextOfAsync(review);
        text.ShouldContain("1 différence avec ce qui était attendu.");
        PlainText.Of(text).ShouldContain("−2");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);

        using var posted = await SendAsync("post", Hidden(text), ("Count-0", "3"), ("Reason", "Inventaire annuel"));
        var document = await site.Cast.As(Role.Storekeeper).ReadAsync(posted.Headers.Location!.ToString());
        document.ShouldContain("L’inventaire est enregistré.");
        document.ShouldContain("Inventaire annuel");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_stocktakes_at_once_one_posts_and_the_other_is_shown_what_happened_and_asked()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var sheet = await SheetAsync(warehouse, sku);

        using var first = await SendAsync("post", sheet, ("Count-0", "4"), ("Reason", "un"));
        sheet["Key"] = Warehouse.NewKey();
        using var second = await SendAsync("post", sheet, ("Count-0", "3"), ("Reason", "deux"));

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await Browser.TextOfAsync(second);
        text.ShouldContain("Le stock a bougé pendant que vous comptiez");
        PlainText.Of(text).ShouldContain("Inventaire −1, puis 4 en stock");
        text.ShouldContain("name=\"Seen-0\" value=\"4\"");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(4);

        using var decided = await SendAsync("post", Hidden(text), ("Count-0", "3"), ("Reason", "deux"));
        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(3);
    }

    [Fact]
    public async Task A_sale_between_the_sheet_and_its_posting_is_told_too()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var sheet = await SheetAsync(warehouse, sku);
        (await warehouse.SellAsync(sku, 2)).ShouldBeOfType<StockOutcome.Posted>();

        using var response = await SendAsync("post", sheet, ("Count-0", "5"), ("Reason", "compté"));
        PlainText.Of(await Browser.TextOfAsync(response)).ShouldContain("tester, en ligne de commande, Sortie −2, puis 3 en stock");
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_posted()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var sheet = await SheetAsync(warehouse, sku);

        foreach (var (count, reason, message) in new[] { ("", "x", "Entrez un comptage au moins."), ("-1", "x", "écrivez un nombre entier"), ("4", " ", "Dites pourquoi.") })
        {
            using var response = await SendAsync("post", sheet, ("Count-0", count), ("Reason", reason));
            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, count);
            (await Browser.TextOfAsync(response)).ShouldContain(message);
        }

        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);
    }

    [Fact]
    public async Task A_full_sheet_is_not_too_much_for_a_form()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var sheet = Enumerable.Range(0, StockRequestRules.LinesMax)
            .SelectMany(place => new[] { ($"Sku-{place}", place == 0 ? sku : $"X-{place}"), ($"Seen-{place}", "5"), ($"Count-{place}", place == 0 ? "4" : "") })
            .ToDictionary(field => field.Item1, field => field.Item2);
        sheet["Key"] = Warehouse.NewKey();
        sheet["location"] = warehouse.Here.ToString(CultureInfo.InvariantCulture);

        using var response = await SendAsync("post", sheet, ("Reason", "tout"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(4);
    }

    [Fact]
    public async Task More_than_a_line_can_move_is_seen_as_it_is_and_counted_down_in_steps()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(1_000_000);
        await warehouse.PostedAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 1_000_000)]));
        var text = await site.Cast.As(Role.Storekeeper).ReadAsync($"{Address}?location={warehouse.Here.ToString(CultureInfo.InvariantCulture)}&q={sku}");

        using var tooFar = await SendAsync("post", Hidden(text), ("Count-0", "3"), ("Reason", "perte"));
        tooFar.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Browser.TextOfAsync(tooFar)).ShouldContain("Une ligne déplace 1\u202f000\u202f000 unités au plus.");
        using var half = await SendAsync("post", Hidden(text), ("Count-0", "1000000"), ("Reason", "perte"));
        half.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Without_a_token_it_is_refused_and_nothing_is_counted()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        var sheet = (await SheetAsync(warehouse, sku)).Select(field => (field.Key, field.Value));
        using var response = await site.Cast.As(Role.Storekeeper).PostBareAsync(
            Address, [("step", "post"), .. sheet, ("Count-0", "3"), ("Reason", "perte")]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);
    }

    private async Task<Dictionary<string, string>> SheetAsync(Warehouse warehouse, string sku)
    {
        var text = await site.Cast.As(Role.Storekeeper).ReadAsync($"{Address}?location={warehouse.Here.ToString(CultureInfo.InvariantCulture)}&q={sku}");
        text.ShouldContain("name=\"Seen-0\" value=\"5\"");
        return Hidden(text);
    }

    private static Dictionary<string, string> Hidden(string page) => HiddenInput().Matches(page)
        .Where(input => input.Groups["name"].Value is not ("returnUrl" or "__RequestVerificationToken"))
        .ToDictionary(input => input.Groups["name"].Value, input => input.Groups["value"].Value);

    private Task<HttpResponseMessage> SendAsync(string step, Dictionary<string, string> sheet, params (string Name, string Value)[] fields) =>
        site.Cast.As(Role.Storekeeper).PostAsync(
            Address, "/Stock/Locations", [("step", step), .. sheet.Select(field => (field.Key, field.Value)), .. fields]);

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)">""")]
    private static partial Regex HiddenInput();
}
