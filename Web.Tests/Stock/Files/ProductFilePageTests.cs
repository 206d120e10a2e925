using System.Net;
using System.Text;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Stock.Files.FilingBrowser;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>Where a file of products is sent, and which are refused.</summary>
[Collection<OneSite>]
public sealed class ProductFilePageTests(SiteFixture site)
{
    public static TheoryData<string, byte[], string, string> Refused => new()
    {
        { "a.csv", [], "a.csv\u00a0: le fichier est vide.", "a.csv: the file is empty." },
        { "a.csv", Bytes(FilingBrowser.Header), "n’a qu’un en-tête", "has a header and no row" },
        { "a.csv", Bytes("RUG-1;Plaid;2\r\n"), "ne nomme aucune colonne connue", "names no known column" },
        { "a.csv", Bytes("SKU;Prix\r\nRUG-1;2\r\n"), "manquent\u00a0: Nom français, Nom anglais, Catégorie, Unité.", "missing: French name, English name, Category, Unit." },
        { "a.csv", Bytes(FilingBrowser.Header.TrimEnd() + ";Prix HT\r\nx\r\n"), "deux fois\u00a0: Prix HT.", "twice: Net price." },
        { "a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13], "c’est une image", "this is an image" },
        { "a.xlsx", Bytes("PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml"), "«\u202fCSV UTF-8\u202f»", "“CSV UTF-8”" },
        { "a.pdf", Bytes("%PDF-1.7 and more"), "ce n’est pas un fichier texte", "this isn’t a text file" },
        { "a.csv", [0xDD, 0x73, 0x66, 0x73, 0xC1, 0xC2, 0xC3], "UTF-EBCDIC", "UTF-EBCDIC" },
        { "a.csv", Bytes(FilingBrowser.Header + new string('x', 5_000_000)), "dépasse la limite de 5 Mo", "over the limit of 5 MB" },
        { "a.csv", Bytes(FilingBrowser.Header + string.Concat(Enumerable.Repeat("x\n", 10_001))), "plus de 10\u202f000 lignes", "more than 10,000 rows" },
        { new string('a', 256) + ".csv", Bytes("x"), "dépasse 255 caractères", "more than 255 characters" },
    };

    [Fact]
    public async Task A_storekeeper_is_asked_for_a_file_and_told_what_it_holds()
    {
        var text = await site.Cast.Storekeeper.ReadAsync(Page);

        text.ShouldContain("<title>Produits par fichier – Kotline</title>");
        text.ShouldContain("""<input id="File" name="File" type="file" """);
        text.ShouldContain("""enctype="multipart/form-data" """);
        text.ShouldContain("""<a href="/Stock/Files" aria-current="page">Produits par fichier</a>""");
        text.ShouldContain("Fiat|Panda|2010-2015; Alfa Romeo; Renault|Clio|-2012");
        text.ShouldContain("""<th scope="row">Stock initial</th>""");
    }

    [Fact]
    public async Task A_good_file_waits_and_the_browser_is_sent_to_where_it_is_shown()
    {
        using var browser = await site.StorekeeperAsync();
        var sku = NewSku();

        (await browser.ShowAsync(Row(sku))).ShouldNotBeEmpty();

        (await browser.ReadAsync(Page)).ShouldContain("«\u202fproduits.csv\u202f» attend votre confirmation");
        (await site.Database.Owner.ReadAsync<bool>($"SELECT EXISTS (SELECT FROM stock.products WHERE sku = '{sku}')")).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Each_refusal_has_its_own_words_in_both_languages(string name, byte[] bytes, string french, string english)
    {
        using var browser = await site.StorekeeperAsync();
        using var refused = await browser.SendAsync(name, bytes);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(refused);
        text.ShouldContain("<title>Erreur\u00a0: Produits par fichier");
        text.ShouldContain("""<a href="#File">""");
        text.ShouldContain(french);

        using var again = await browser.InEnglish().SendAsync(name, bytes);
        (await Browser.TextOfAsync(again)).ShouldContain(english);
        (await browser.ShownIdAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_file_at_all_is_said()
    {
        using var browser = await site.StorekeeperAsync();
        using var form = new MultipartFormDataContent { { new StringContent(await browser.TokenAsync(Page)), "__RequestVerificationToken" } };
        using var none = await browser.Client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);

        none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(none)).ShouldContain("<a href=\"#File\">Fichier\u00a0: Choisissez un fichier</a>");
    }

    [Fact]
    public async Task The_template_is_a_file_that_can_be_sent_back_in_both_languages()
    {
        using var browser = await site.StorekeeperAsync();
        var here = $"Entrepôt {Guid.NewGuid():N}";
        await site.Database.Owner.ReadAsync<long>($"INSERT INTO stock.locations (name) VALUES ('{here}') RETURNING id");

        var french = await TemplateAsync(browser);
        french.ShouldStartWith("\uFEFFSKU;Nom français;Nom anglais;Catégorie;Unité;Prix HT;Seuil de commande;Véhicules;Actif;Stock initial;Emplacement\r\n");
        await SendBackAsync(browser, french.Replace("Entrepôt", here, StringComparison.Ordinal).Replace("EXEMPLE-1", NewSku(), StringComparison.Ordinal));

        var english = await TemplateAsync(browser.InEnglish());
        english.ShouldStartWith("\uFEFFSKU,French name,English name,");
        await SendBackAsync(browser, english.Replace("Warehouse", here, StringComparison.Ordinal).Replace("EXAMPLE-1", NewSku(), StringComparison.Ordinal));

        static async Task<string> TemplateAsync(Browser browser)
        {
            using var response = await browser.GetAsync($"{Page}?handler=Template");
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
            return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        static async Task SendBackAsync(Browser browser, string template)
        {
            using var response = await browser.SendAsync("template.csv", Bytes(template));
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var text = await browser.ReadAsync(Check);
            text.ShouldContain("""<span class="badge good">""");
            text.ShouldNotContain("""<span class="badge bad">""");
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_nothing_waits()
    {
        using var browser = await site.StorekeeperAsync();
        foreach (var token in (string?[])[null, "", "wrong"])
        {
            using var form = new MultipartFormDataContent();
            if (token is not null)
            {
                form.Add(new StringContent(token), "__RequestVerificationToken");
            }

            form.Add(new ByteArrayContent(Bytes(FilingBrowser.Header + Row(NewSku()))), "File", "produits.csv");
            using var response = await browser.Client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, token);
        }

        using var plain = await browser.PostAsync(Page, Page, ("File", "x"));
        plain.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.ShownIdAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused_the_page_and_the_file(Role role)
    {
        using var page = await site.Cast.As(role).GetAsync(Page);
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var form = new MultipartFormDataContent { { new ByteArrayContent(Bytes(FilingBrowser.Header + Row(NewSku()))), "File", "produits.csv" } };
        using var post = await site.Cast.As(role).Client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
        post.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync(Page);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
