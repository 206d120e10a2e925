using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Demand;

public sealed class ProductDemandPageTests(Demanding demanding) : IClassFixture<Demanding>
{
    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Everybody_sees_where_its_clients_are(Role role)
    {
        using var browser = await demanding.SignedInAsync(role);
        var text = await browser.ReadAsync(Address(demanding.Missing));

        text.ShouldContain("Demande\u00a0: Plaid");
        ShownTable.Read(text, "countries").ShouldBe(new Dictionary<string, int> { ["France"] = 2, ["Allemagne"] = 1 });
        text.ShouldContain("66,7");
        text.ShouldContain($"href=\"/Stock/Products/{demanding.Missing}\"");
    }

    [Fact]
    public async Task In_english_too()
    {
        using var browser = (await demanding.SignedInAsync()).InEnglish();
        var text = await browser.ReadAsync(Address(demanding.Missing));
        text.ShouldContain("Demand: Rug");
        ShownTable.Read(text, "countries").Keys.ShouldBe(["France", "Germany"]);
    }

    [Fact]
    public async Task A_product_that_nobody_has_a_vehicle_for_and_one_that_fits_nothing_say_so()
    {
        using var browser = await demanding.SignedInAsync();
        (await browser.ReadAsync(Address(demanding.Unwanted))).ShouldContain("Aucun client ne possède de véhicule auquel ce produit est destiné.");
        (await browser.ReadAsync(Address(demanding.FittingNothing))).ShouldContain("Ce produit n’est destiné à aucun véhicule");
    }

    [Theory]
    [InlineData("/Stock/Products/999999/Demand")]
    [InlineData("/Stock/Products/0/Demand")]
    [InlineData("/Stock/Products/-1/Demand")]
    [InlineData("/Stock/Products/rug/Demand")]
    [InlineData("/Stock/Products/99999999999999999999/Demand")]
    public async Task What_is_no_product_is_not_found(string address)
    {
        using var browser = await demanding.SignedInAsync();
        using var response = await browser.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var stranger = demanding.NewBrowser();
        using var response = await stranger.GetAsync(Address(demanding.Missing));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Address(long product) => $"/Stock/Products/{product}/Demand";
}
