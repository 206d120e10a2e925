using System.Globalization;
using System.Net;
using System.Resources;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Csv;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Stock.Files.FilingBrowser;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>What each row would do, and the button that does just that.</summary>
[Collection<OneSite>]
public sealed class CheckProductFilePageTests(SiteFixture site)
{
    [Fact]
    public async Task What_each_row_would_do_is_shown_before_it_is_done()
    {
        using var browser = await site.StorekeeperAsync();
        var (known, made, location) = (NewSku(), NewSku(), await LocationAsync());
        await ApplyAsync(browser, Row(known));
        await browser.ShowAsync(
            Row(known, price: "1 021,50") + Row(made, stock: "12", location: location) + Row("a b", price: "dear") + "x;y\r\n" + $"{known}-2;;;;;;;;;;\r\n");

        var text = await browser.ReadAsync(Check);

        text.ShouldContain("<title>Vérification du fichier – Kotline</title>");
        text.ShouldContain("19,90 € → 1\u202f021,50 €");
        text.ShouldContain($"12 à «\u202f{location}\u202f»");
        text.ShouldContain("veut un montant de 0 ou plus, de deux décimales au plus");
        text.ShouldContain("veut 1 à 40 caractères");
        text.ShouldContain("la ligne en a moins que le fichier n’a de colonnes");
        text.ShouldContain("manque, et le produit est nouveau");
        text.ShouldContain("Appliquer 2 lignes");
        text.ShouldContain("3 lignes seront laissées de côté");

        var refused = await browser.ReadAsync($"{Check}?show=refused");
        refused.ShouldContain("Lignes refusées");
        refused.ShouldNotContain(made);
        (await browser.InEnglish().ReadAsync(Check)).ShouldContain("€19.90 → €1,021.50");
    }

    [Fact]
    public async Task Confirming_does_it_once_however_often_it_is_asked_for()
    {
        using var browser = await site.StorekeeperAsync();
        var (sku, location) = (NewSku(), await LocationAsync());
        var id = await browser.ShowAsync(Row(sku, stock: "12", location: location));

        using var first = await browser.ConfirmAsync(id);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync(Page)).ShouldContain("Le fichier est appliqué. 1 produit créé, 0 modifié. Le stock initial est entré par le document");
        using var again = await browser.ConfirmAsync(id);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync(Page)).ShouldContain("Ce fichier avait déjà été appliqué");

        (await site.Database.Owner.ReadAsync<long>(
            $"SELECT sum(quantity) FROM stock.transactions t JOIN stock.products p ON p.id = t.product_id WHERE p.sku = '{sku}'")).ShouldBe(12);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_shown_and_has_to_be_confirmed_anew()
    {
        using var anne = await site.StorekeeperAsync();
        using var bruno = await site.StorekeeperAsync();
        var sku = NewSku();
        var shown = await anne.ShowAsync(Row(sku, price: "1"));
        await ApplyAsync(bruno, Row(sku, price: "2"));

        using var response = await anne.ConfirmAsync(shown);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("ont changé depuis que ce fichier vous a été montré");
        text.ShouldContain("2,00 € → 1,00 €");
        (await PriceAsync(sku)).ShouldBe(2m);
        using var confirmed = await anne.ConfirmAsync(await anne.ShownIdAsync());
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PriceAsync(sku)).ShouldBe(1m);
    }

    [Fact]
    public async Task A_file_that_changes_nothing_has_no_button_and_does_nothing()
    {
        using var browser = await site.StorekeeperAsync();
        var sku = NewSku();
        await ApplyAsync(browser, Row(sku));
        var id = await browser.ShowAsync(Row(sku));

        (await browser.ReadAsync(Check)).ShouldNotContain("handler=Confirm");
        using var response = await browser.ConfirmAsync(id);
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_does_not_wait_is_said_and_asked_for_again()
    {
        using var browser = await site.StorekeeperAsync();
        (await browser.ReadAsync(Check)).ShouldContain("Aucun fichier n’attend");
        using var other = await site.StorekeeperAsync();
        var others = await other.ShowAsync(Row(NewSku()));

        foreach (var id in (string[])["none", others, ""])
        {
            using var confirm = await browser.ConfirmAsync(id);
            confirm.StatusCode.ShouldBe(HttpStatusCode.NotFound, id);
            (await Browser.TextOfAsync(confirm)).ShouldContain("Envoyez-le à nouveau");
            using var remove = await browser.PostAsync($"{Check}?handler=Remove", Page, ("id", id));
            remove.StatusCode.ShouldBe(HttpStatusCode.NotFound, id);
        }

        (await other.ShownIdAsync()).ShouldBe(others);
    }

    [Fact]
    public async Task A_file_can_be_discarded()
    {
        using var browser = await site.StorekeeperAsync();
        var id = await browser.ShowAsync(Row(NewSku()));

        using var response = await browser.PostAsync($"{Check}?handler=Remove", Check, ("id", id));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync(Page)).ShouldContain("«\u202fproduits.csv\u202f» a été abandonné");
        (await browser.ShownIdAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_rows_are_shown_page_by_page()
    {
        using var browser = await site.StorekeeperAsync();
        await browser.ShowAsync(string.Concat(Enumerable.Range(1, 120).Select(number => Row($"PAGE-{number:000}"))));

        var first = await browser.ReadAsync(Check);
        first.ShouldContain("PAGE-050");
        first.ShouldNotContain("PAGE-051");
        first.ShouldContain($"{Check}?from=50");
        var last = await browser.ReadAsync($"{Check}?show=created&from=100");
        last.ShouldContain("PAGE-120");
        last.ShouldContain($"{Check}?show=created&from=50");
        (await browser.ReadAsync($"{Check}?show=nonsense&from=9999")).ShouldContain("PAGE-001");
    }

    [Fact]
    public async Task What_a_file_says_is_shown_as_text()
    {
        using var browser = await site.StorekeeperAsync();
        await browser.ShowAsync($"{NewSku()};<script>alert(1)</script>;Rug;Textile;pièce;1;;;;;\r\n");

        using var page = await browser.GetAsync(Check);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await site.StorekeeperAsync();
        var sku = NewSku();
        var id = await browser.ShowAsync(Row(sku));

        using var response = await browser.PostBareAsync($"{Check}?handler=Confirm", ("id", id));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Database.Owner.ReadAsync<bool>($"SELECT EXISTS (SELECT FROM stock.products WHERE sku = '{sku}')")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        using var page = await site.Cast.As(role).GetAsync(Check);
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var post = await site.Cast.As(role).PostBareAsync($"{Check}?handler=Confirm", ("id", "x"));
        post.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync(Check);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public void Every_code_that_a_row_can_have_has_its_words()
    {
        var texts = new ResourceManager("Kotline.Web.Resources.ProductFiles", typeof(Setup.Site).Assembly);
        var codes = new[] { typeof(RowFailure), typeof(ProductRules) }
            .SelectMany(type => type.GetFields().Where(field => field is { IsLiteral: true, FieldType.Name: nameof(String) }))
            .Select(field => "Failure_" + field.GetRawConstantValue());

        string[] keys =
        [
            .. codes,
            .. Enum.GetValues<UnreadableReason>().Select(reason => "Unreadable_" + reason.Code()),
            .. Enum.GetValues<ProductColumn>().SelectMany(column => (string[])["Column_" + column, "Holds_" + column]),
            .. Enum.GetValues<RowFate>().SelectMany(fate => (string[])["Fate_" + fate, "Count_" + fate, "RowsOf_" + fate]),
            .. Product.Units.Select(unit => "Unit_" + unit),
        ];

        keys.Where(key => texts.GetString(key, CultureInfo.GetCultureInfo("fr")) is null).ShouldBeEmpty();
    }

    private static async Task ApplyAsync(Browser browser, string rows)
    {
        using var response = await browser.ConfirmAsync(await browser.ShowAsync(rows));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> LocationAsync()
    {
        var name = $"Entrepôt {Guid.NewGuid():N}";
        await site.Database.Owner.ReadAsync<long>($"INSERT INTO stock.locations (name) VALUES ('{name}') RETURNING id");
        return name;
    }

    private Task<decimal> PriceAsync(string sku) =>
        site.Database.Owner.ReadAsync<decimal>($"SELECT price FROM stock.products WHERE sku = '{sku}'");
}
