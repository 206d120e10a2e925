using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Products;

[Collection<OneSite>]
public sealed class NewProductPageTests(SiteFixture site)
{
    private const string Address = "/Stock/Products/New";
    private readonly string sku = $"N-{Guid.NewGuid():N}".ToUpperInvariant()[..16];

    [Fact]
    public async Task A_storekeeper_adds_a_product_with_what_it_fits()
    {
        using var response = await SendAsync(("Sku", $" {sku.ToLowerInvariant()} "), ("Price", "1 039,5"), ("Brand-0", "Fiat"), ("Model-0", "Panda"), ("To-0", "2015"), ("Brand-2", "Mini"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = await site.Cast.As(Role.Storekeeper).ReadAsync(response.Headers.Location!.ToString());
        text.ShouldContain("Le produit est créé.");
        text.ShouldContain($"<code>{sku}</code>");
        text.ShouldContain("1\u202f039,50\u00a0€");
        text.ShouldContain("Fiat Panda ≤ 2015");
        text.ShouldContain("<li>Mini</li>");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once_and_nothing_is_saved()
    {
        using var response = await SendAsync(
            ("Sku", "é"), ("NameFr", ""), ("NameEn", new string('x', 201)), ("Category", " "), ("Unit", "litre"), ("Price", "19,999"), ("ReorderLevel", "-1"),
            ("Model-0", "Panda"), ("Brand-1", "Fiat"), ("From-1", "2015"), ("To-1", "2010"), ("Brand-2", "Mini"), ("From-2", "abc"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        foreach (var field in new[] { "Sku", "NameFr", "NameEn", "Category", "Unit", "Price", "ReorderLevel", "Brand-0", "To-1", "From-2" })
        {
            text.ShouldContain($"<a href=\"#{field}\">", customMessage: field);
        }

        text.ShouldContain("value=\"Panda\"");
    }

    [Fact]
    public async Task A_sku_that_is_taken_is_refused_whatever_its_case()
    {
        using var first = await SendAsync(("Sku", sku));
        using var second = await SendAsync(("Sku", sku.ToLowerInvariant()));

        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(second)).ShouldContain($"La référence {sku} est déjà celle d’un autre produit.");
    }

    [Fact]
    public async Task Without_a_token_it_is_refused()
    {
        using var response = await site.Cast.As(Role.Storekeeper).PostBareAsync(Address, ("Sku", sku));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Cast.Employee.ReadAsync($"/Stock?q={sku}")).ShouldNotContain($"<code>{sku}</code>");
    }

    private Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>
        {
            ["Sku"] = sku,
            ["NameFr"] = "Tapis",
            ["NameEn"] = "Mat",
            ["Category"] = "Intérieur",
            ["Unit"] = "piece",
            ["Price"] = "19,90",
            ["ReorderLevel"] = "",
        };
        foreach (var (name, value) in changed)
        {
            fields[name] = value;
        }

        return site.Cast.As(Role.Storekeeper).PostAsync(Address, Address, [.. fields.Select(field => (field.Key, field.Value))]);
    }
}
