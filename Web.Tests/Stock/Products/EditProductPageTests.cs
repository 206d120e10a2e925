using System.Net;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Products;

[Collection<OneSite>]
public sealed partial class EditProductPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_storekeeper_changes_a_product_and_what_it_fits()
    {
        var (address, sku) = await StageAsync();
        using var response = await SendAsync(address, await FormAsync(address), ("NameFr", "Plaid doux"), ("Price", "21"), ("Brand-0", "Fiat"), ("Model-0", "Tipo"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, PlainText.Of(await Browser.TextOfAsync(response)));
        var text = await site.Cast.As(Role.Storekeeper).ReadAsync(address);
        text.ShouldContain("Le produit est enregistré.");
        text.ShouldContain("Plaid doux");
        text.ShouldContain("21,00\u00a0€");
        text.ShouldContain("Fiat Tipo");
        text.ShouldNotContain("Fiat Panda");
        text.ShouldContain($"<code>{sku}</code>");
    }

    [Fact]
    public async Task Saving_what_it_is_already_saves_nothing()
    {
        var (address, _) = await StageAsync();
        using var response = await SendAsync(address, await FormAsync(address));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Cast.As(Role.Storekeeper).ReadAsync(address)).ShouldContain("Rien n’a changé");
    }

    [Fact]
    public async Task Who_saves_second_sees_what_the_first_made_of_it_and_can_save_after_that()
    {
        var (address, _) = await StageAsync();
        var seen = await FormAsync(address);
        using var first = await SendAsync(address, seen, ("NameFr", "Premier"));
        using var second = await SendAsync(address, seen, ("NameFr", "Second"));

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await Browser.TextOfAsync(second);
        text.ShouldContain("Ce produit a changé entre-temps");
        text.ShouldContain("<td>Premier</td>");
        text.ShouldContain("value=\"Second\"");
        using var third = await SendAsync(address, Fields(text), ("NameFr", "Second"));
        third.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Cast.Employee.ReadAsync(address)).ShouldContain("Second\n    </h1>");
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_its_field()
    {
        var (address, _) = await StageAsync();
        using var response = await SendAsync(address, await FormAsync(address), ("NameEn", ""), ("Price", "x"));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<a href=\"#NameEn\">");
        text.ShouldContain("<a href=\"#Price\">");
        text.ShouldNotContain("<a href=\"#Sku\">");
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using var response = await site.Cast.As(Role.Storekeeper).GetAsync("/Stock/Products/999999999/Edit");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(string Address, string Sku)> StageAsync()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(0, new FittingVehicle("Fiat", "Panda"));
        return ($"/Stock/Products/{await warehouse.IdOfAsync(sku)}", sku);
    }

    private async Task<Dictionary<string, string>> FormAsync(string address) =>
        Fields(await site.Cast.As(Role.Storekeeper).ReadAsync(address + "/Edit"));

    private static Dictionary<string, string> Fields(string page)
    {
        var fields = Input().Matches(page).ToDictionary(input => input.Groups["name"].Value, input => input.Groups["value"].Value);
        fields["Unit"] = "piece";
        return fields;
    }

    private Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string> form, params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>(form);
        foreach (var (name, value) in changed)
        {
            fields[name] = value;
        }

        return site.Cast.As(Role.Storekeeper).PostAsync(address + "/Edit", address + "/Edit", [.. fields.Select(field => (field.Key, field.Value))]);
    }

    [GeneratedRegex("""<input (?:id="[^"]+" |type="hidden" )name="(?<name>Version|NameFr|NameEn|Category|Price|ReorderLevel|(?:Brand|Model|From|To)-\d+)"(?: type="\w+")? value="(?<value>[^"]*)"[ >]""")]
    private static partial Regex Input();
}
