using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kotline.Bench;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

[Collection<OneSite>]
public sealed class UploadPageTests(SiteFixture site)
{
    private const string Hidden = "Le nom du partenaire contient un caractère invisible, montré ici par son numéro\u00a0: ";
    private const string Again = "Effacez-le et tapez-le de nouveau";

    private static readonly string good = new PartnerFileBuilder().People(1, 3).Text;

    public static TheoryData<string, byte[], string, string> Refused => new()
    {
        { "a.csv", [], "a.csv\u00a0: le fichier est vide.", "a.csv: the file is empty." },
        { "a.csv", Bytes(PartnerFileGenerator.Header + "\n"), "n’a qu’un en-tête", "has a header and no row" },
        { "a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13], "c’est une image", "this is an image" },
        { "a.xlsx", Bytes("PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml"), "«\u202fCSV UTF-8\u202f»", "“CSV UTF-8”" },
        { "a.pdf", Bytes("%PDF-1.7 and more"), "ce n’est pas un fichier texte", "this isn’t a text file" },
        { "a.csv", [0xDD, 0x73, 0x66, 0x73, 0xC1, 0xC2, 0xC3], "UTF-EBCDIC", "UTF-EBCDIC" },
        { "a.csv", Bytes("GivenName,Surname,Birthday\nAnne,Essai,8/30/1980\n"), "Adresse e-mail (EmailAddress), Téléphone (TelephoneNumber)", "these columns are missing: Gender, Title" },
        { "a.csv", Bytes("1;2;3\n4;5;6\n"), "ses colonnes ne sont pas celles que Kot-Line demande", "its columns aren’t those" },
        { "a.csv", Bytes("Nom;Prénom;Ville\nEssai;Anne;Lyon\n"), "Date de naissance (Birthday)", "Date of birth (Birthday)" },
        { "a.csv", Bytes(PartnerFileGenerator.Header + "\n1,2\n"), "aucune ligne ne peut être lue", "no row can be read" },
        { new string('a', 256) + ".csv", Bytes("x"), "dépasse 255 caractères", "more than 255 characters" },
    };

    [Fact]
    public async Task A_manager_is_asked_for_the_partner_the_date_and_the_files()
    {
        using var browser = await ManagerAsync();

        var text = await browser.ReadAsync(UploadingBrowser.Page);

        text.ShouldContain("<title>Envoyer des fichiers – Kotline</title>");
        text.ShouldContain("""<input id="Files" name="Files" type="file" multiple""");
        text.ShouldContain("""enctype="multipart/form-data" """);
        text.IndexOf("__RequestVerificationToken", text.IndexOf("data-upload", StringComparison.Ordinal), StringComparison.Ordinal)
            .ShouldBeLessThan(text.IndexOf("name=\"Partner\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_good_file_waits_and_the_browser_is_sent_to_where_it_does()
    {
        using var browser = await ManagerAsync();

        using var response = await browser.UploadAsync("Maison Bonne", ("mai.csv", good));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(UploadingBrowser.Pending);
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("mai.csv");
        (await site.Database.Owner.ReadAsync<bool>("SELECT EXISTS (SELECT FROM imports.partners WHERE name = 'Maison Bonne')")).ShouldBeFalse();
    }

    [Fact]
    public async Task Htmx_is_told_to_go_there_itself()
    {
        using var browser = await ManagerAsync();
        browser.Client.DefaultRequestHeaders.Add("HX-Request", "true");

        using var response = await browser.UploadAsync("Maison Bonne", ("mai.csv", good));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("HX-Redirect").ShouldBe([UploadingBrowser.Pending]);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Each_refusal_has_its_own_words_in_both_languages(string name, byte[] bytes, string french, string english)
    {
        using var browser = await ManagerAsync();
        using var refused = await browser.UploadAsync("Maison", "2026-01-01", (name, bytes));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(refused);
        text.ShouldContain("<title>Erreur\u00a0: Envoyer des fichiers");
        text.ShouldContain("""<a href="#Files">""");
        text.ShouldContain(french);

        using var again = await browser.InEnglish().UploadAsync("Maison", "2026-01-01", (name, bytes));
        (await Browser.TextOfAsync(again)).ShouldContain(english);
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "2026-01-01", "Indiquez le partenaire", "#Partner")]
    [InlineData("   ", "2026-01-01", "Indiquez le partenaire", "#Partner")]
    [InlineData("Maison", "", "Indiquez une date d’import, comme 2026-01-31", "#ImportDate")]
    [InlineData("Maison", "31/01/2026", "Indiquez une date d’import, comme 2026-01-31", "#ImportDate")]
    [InlineData("Mai\0son", "2026-01-01", Hidden + "Mai[U+0000]son. " + Again, "#Partner")]
    [InlineData("Mai\u202Eson", "2026-01-01", Hidden + "Mai[U+202E]son. " + Again, "#Partner")]
    [InlineData("Maison", "1899-12-31", "La date d’import ne peut pas être avant le 1er janvier 1900", "#ImportDate")]
    [InlineData("Maison", "0001-01-01", "La date d’import ne peut pas être avant le 1er janvier 1900", "#ImportDate")]
    [InlineData("Maison", "2999-01-01", "La date d’import ne peut pas être dans le futur", "#ImportDate")]
    public async Task A_wrong_field_is_named_and_no_file_is_kept(string partner, string date, string message, string link)
    {
        using var browser = await ManagerAsync();

        using var response = await browser.UploadAsync(partner, date, ("mai.csv", Bytes(good)));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(response)).ShouldMatch($"<a href=\"{link}\">[^<:]+\u00a0: {Regex.Escape(message)}</a>");
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_partners_name_has_a_bound()
    {
        using var browser = await ManagerAsync();
        using var response = await browser.UploadAsync(new string('a', 101), ("mai.csv", good));
        (await Browser.TextOfAsync(response)).ShouldContain("doit tenir en 100 caractères");
    }

    [Fact]
    public async Task No_file_at_all_is_said()
    {
        using var browser = await ManagerAsync();
        using var none = await browser.UploadAsync("Maison");
        (await Browser.TextOfAsync(none)).ShouldContain("<a href=\"#Files\">Fichiers\u00a0: Choisissez un fichier</a>");

        // What a browser sends where nothing was chosen.
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(await browser.TokenAsync(UploadingBrowser.Page)), "__RequestVerificationToken");
        form.Add(new StringContent("Maison"), "Partner");
        form.Add(new StringContent("2026-01-01"), "ImportDate");
        using var nothing = new ByteArrayContent([]);
        nothing.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"Files\"; filename=\"\"");
        form.Add(nothing);
        using var blank = await browser.Client.PostAsync(new Uri(UploadingBrowser.Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
        (await Browser.TextOfAsync(blank)).ShouldContain("<a href=\"#Files\">Fichiers\u00a0: Choisissez un fichier</a>");
    }

    [Fact]
    public async Task Of_several_files_the_good_ones_go_on_and_the_bad_ones_say_why()
    {
        using var browser = await ManagerAsync();

        using var response = await browser.UploadAsync(
            "Maison", ("un.csv", good), ("vide.csv", ""), ("deux.csv", good.Replace("Given1", "Autre", StringComparison.Ordinal)), ("court.csv", "Surname\nx\n"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("vide.csv\u00a0: le fichier est vide.");
        text.ShouldContain("court.csv\u00a0: ces colonnes manquent");
        text.ShouldContain("2 autres fichiers attendent votre confirmation.");
        text.ShouldNotContain("un.csv\u00a0:");
        (await browser.PendingIdsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Too_many_at_once_are_refused_and_the_first_ones_wait()
    {
        using var browser = await ManagerAsync();

        using var response = await browser.UploadAsync("Maison", [.. Enumerable.Range(1, 13).Select(number => ($"{number}.csv", good))]);

        (await Browser.TextOfAsync(response)).ShouldContain("Choisissez 12 fichiers au plus à la fois");
        (await browser.PendingIdsAsync()).Count.ShouldBe(12);
    }

    [Theory]
    [InlineData("C:\\fakepath\\mai.csv", "mai.csv")]
    [InlineData("../../etc/mai.csv", "mai.csv")]
    [InlineData("<b>mai.csv", "<b>mai.csv")]
    [InlineData("mai\u202Evsc.exe", "mai[U+202E]vsc.exe")]
    [InlineData("ma\u200Bi.csv", "ma[U+200B]i.csv")]
    public async Task A_files_name_is_its_last_part_and_is_shown_as_text(string sent, string shown)
    {
        using var browser = await ManagerAsync();
        using var response = await browser.UploadAsync("Maison", (sent, good));

        using var page = await browser.GetAsync(UploadingBrowser.Pending);
        var source = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        WebUtility.HtmlDecode(source).ShouldContain($">{shown}</h2>");
        source.ShouldNotContain("<b>mai");
        source.ShouldNotContain("fakepath");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_nothing_waits()
    {
        using var browser = await ManagerAsync();
        foreach (var token in (string?[])[null, "", "wrong"])
        {
            using var form = new MultipartFormDataContent();
            if (token is not null)
            {
                form.Add(new StringContent(token), "__RequestVerificationToken");
            }

            form.Add(new StringContent("Maison"), "Partner");
            form.Add(new StringContent("2026-01-01"), "ImportDate");
            form.Add(new ByteArrayContent(Bytes(good)), "Files", "mai.csv");
            using var response = await browser.Client.PostAsync(new Uri(UploadingBrowser.Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, token);
        }

        using var plain = await browser.PostAsync(UploadingBrowser.Page, UploadingBrowser.Page, ("Partner", "Maison"));
        plain.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"Partner\"\r\n\r\nMai")]
    [InlineData("Content-Disposition: form-data; name=\"Partner\"\r\n\r\nMaison\r\n--cut\r\nContent-Disp")]
    [InlineData(
        "Content-Disposition: form-data; name=\"Partner\"\r\n\r\nMaison\r\n--cut\r\n"
        + "Content-Disposition: form-data; name=\"ImportDate\"\r\n\r\n2026-01-01\r\n--cut\r\n"
        + "Content-Disposition: form-data; name=\"Files\"; filename=\"mai.csv\"\r\n\r\nGender,Title\nmale,Mr.")]
    public async Task A_form_that_ends_too_early_is_refused_with_a_page(string end)
    {
        using var browser = await ManagerAsync();
        var token = await browser.TokenAsync(UploadingBrowser.Page);
        using var form = new ByteArrayContent(Bytes(
            $"--cut\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--cut\r\n{end}"));
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=cut");

        using var response = await browser.Client.PostAsync(
            new Uri(UploadingBrowser.Page, UriKind.Relative), form, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Browser.TextOfAsync(response)).ShouldContain("la demande est incomplète");
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_without_end_is_refused()
    {
        using var browser = await ManagerAsync();
        using var response = await browser.UploadAsync(new string('a', 1_000_000), ("mai.csv", good));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused_the_page_and_the_upload(Role role)
    {
        using var page = await site.Cast.As(role).GetAsync(UploadingBrowser.Page);
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var form = new MultipartFormDataContent { { new ByteArrayContent(Bytes(good)), "Files", "mai.csv" } };
        using var post = await site.Cast.As(role).Client.PostAsync(
            new Uri(UploadingBrowser.Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
        post.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync(UploadingBrowser.Page);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<Browser> ManagerAsync()
    {
        var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        return browser;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
