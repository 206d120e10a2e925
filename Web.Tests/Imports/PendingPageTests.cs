using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Imports;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

[Collection<OneSite>]
public sealed class PendingPageTests(SiteFixture site)
{
    private const string Unknown = "AAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string[] handlers = ["Import", "Remove", "Correct"];

    [Fact]
    public async Task A_file_that_waits_is_shown_as_it_will_be_read()
    {
        using var browser = await ManagerAsync();
        await browser.AcceptAsync(NewFile(), "Maison Vue", "vue.csv");

        var text = await browser.ReadAsync(UploadingBrowser.Pending);

        text.ShouldContain(">vue.csv</h2>");
        text.ShouldContain("De Maison Vue, âges comptés au 1er janvier 2026.");
        text.ShouldContain("""<option value="comma" selected="selected">Virgule</option>""");
        text.ShouldContain("""<option value="true" selected="selected">Il nomme les colonnes</option>""");
        text.ShouldContain("""<option value="MonthDayYear" selected="selected">Mois/jour/année</option>""");
        text.ShouldContain("UTF-8");
        text.ShouldContain("43, dont 19 ignorées");
        text.ShouldContain("se lit");
        text.ShouldContain("<th scope=\"col\">Birthday</th>");
        text.ShouldNotContain("CCNumber");
        text.ShouldNotContain("4716293");
        text.ShouldNotContain("SECRET");
    }

    [Fact]
    public async Task In_english_too()
    {
        using var browser = await ManagerAsync();
        await browser.InEnglish().AcceptAsync(NewFile());

        var text = await browser.ReadAsync(UploadingBrowser.Pending);

        text.ShouldContain("Files waiting for you");
        text.ShouldContain("Month/day/year");
        text.ShouldContain("43, of which 19 are ignored");
    }

    [Fact]
    public async Task Windows_1252_is_said()
    {
        using var browser = await ManagerAsync();
        var latin = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        using var response = await browser.UploadAsync("Maison", "2026-01-01", ("latin.csv", latin.GetBytes(NewFile())));

        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("lu en Windows-1252");
    }

    [Fact]
    public async Task Where_nothing_waits_that_is_said_and_why()
    {
        using var browser = await ManagerAsync();
        var text = await browser.ReadAsync(UploadingBrowser.Pending);
        text.ShouldContain("Aucun fichier n’attend votre confirmation.");
        text.ShouldContain("""<a href="/Imports/Upload">""");
    }

    [Fact]
    public async Task Importing_leads_to_the_import_and_its_report()
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(NewFile(), "Maison Importée");

        using var response = await PostAsync(browser, "Import", id);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = response.Headers.Location!.ToString();
        address.ShouldStartWith("/Imports/");
        await browser.ReadUntilAsync(address, text => text.Contains("state-done", StringComparison.Ordinal));
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_screen_shows_is_what_is_imported()
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(new PartnerFileBuilder().Person(NewNumber(), (WantedColumn.Birthday, "3/4/1980")).Text);
        using var answer = await PostAsync(browser, "Correct", id, ("dateOrder", "MonthDayYear"));
        var shown = await browser.ReadAsync(UploadingBrowser.Pending);
        shown.ShouldMatch($"""<button [^>]*form="layout-{id}"[^>]* formaction="/Imports/Pending\?handler=Import">""");
        shown.ShouldContain($"id=\"layout-{id}\"");

        using var response = await PostAsync(
            browser, "Import", id, ("delimiter", "comma"), ("header", "true"), ("dateOrder", "DayMonthYear"));

        var address = response.Headers.Location!.ToString();
        await browser.ReadUntilAsync(address, text => text.Contains("state-done", StringComparison.Ordinal));
        (await browser.ReadAsync(address + "/File")).ShouldContain("jour/mois/année");
    }

    [Fact]
    public async Task What_the_screen_shows_is_not_imported_where_it_does_not_fit()
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(NewFile());

        using var response = await PostAsync(browser, "Import", id, ("delimiter", "tab"), ("header", "true"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PendingIdsAsync()).ShouldContain(id);
    }

    [Fact]
    public async Task Importing_all_leads_to_the_list_and_says_how_many()
    {
        using var browser = await ManagerAsync();
        await browser.AcceptAsync(NewFile());
        await browser.AcceptAsync(NewFile());

        using var response = await PostAsync(browser, "ImportAll");

        response.Headers.Location!.ToString().ShouldBe("/Imports");
        (await browser.ReadAsync("/Imports")).ShouldContain("2 fichiers sont en cours d’import.");
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_was_imported_before_is_said_to_be_with_the_way_to_its_report()
    {
        using var browser = await ManagerAsync();
        var text = NewFile();
        using var first = await PostAsync(browser, "Import", await browser.AcceptAsync(text, "Maison Double"));
        var address = first.Headers.Location!.ToString();
        await browser.ReadUntilAsync(address, page => page.Contains("state-done", StringComparison.Ordinal));

        var id = await browser.AcceptAsync(text, "Maison Double");
        var pending = await browser.ReadAsync(UploadingBrowser.Pending);
        pending.ShouldContain("Ce partenaire a déjà envoyé ce même fichier");
        pending.ShouldContain($"""<a href="{address}">Voir son rapport</a>""");

        using var second = await PostAsync(browser, "Import", id);
        second.Headers.Location!.ToString().ShouldBe(address);
        (await browser.ReadAsync(address)).ShouldContain("Ce même fichier avait déjà été reçu.");
    }

    [Fact]
    public async Task A_correction_is_read_again_and_shown()
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(new PartnerFileBuilder().Person(NewNumber(), (WantedColumn.Birthday, "3/4/1980")).Text);
        using var answer = await PostAsync(browser, "Correct", id, ("dateOrder", "MonthDayYear"));
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("3/4/1980 se lit 4 mars 1980");

        using var response = await PostAsync(browser, "Correct", id, ("delimiter", "comma"), ("header", "true"), ("dateOrder", "DayMonthYear"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = await browser.ReadAsync(UploadingBrowser.Pending);
        text.ShouldContain("3/4/1980 se lit 3 avril 1980");
        text.ShouldContain("""<option value="DayMonthYear" selected="selected">""");
        text.ShouldNotContain("conviennent à plusieurs ordres");
    }

    [Theory]
    [InlineData("semicolon", "true", "MonthDayYear", "ces colonnes manquent")]
    [InlineData("comma", "true", "YearMonthDay", "les dates n’ont pas l’ordre choisi")]
    public async Task A_correction_that_does_not_fit_says_so_and_changes_nothing(string delimiter, string header, string dateOrder, string message)
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(NewFile(), name: "juin.csv");

        using var response = await PostAsync(browser, "Correct", id, ("delimiter", delimiter), ("header", header), ("dateOrder", dateOrder));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain($"""<a href="#delimiter-{id}">juin.csv""");
        text.ShouldContain(message);
        text.ShouldContain("""<option value="comma" selected="selected">""");
    }

    [Fact]
    public async Task What_is_removed_waits_no_more()
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(NewFile(), name: "retiré.csv");

        using var response = await PostAsync(browser, "Remove", id);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("retiré.csv a été retiré.");
        (await browser.PendingIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_managers_file_is_not_there()
    {
        using var browser = await ManagerAsync();
        using var other = await ManagerAsync();
        var id = await browser.AcceptAsync(NewFile(), name: "à-moi.csv");
        (await other.ReadAsync(UploadingBrowser.Pending)).ShouldNotContain("à-moi.csv");

        foreach (var handler in handlers)
        {
            using var response = await PostAsync(other, handler, id);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
            (await Browser.TextOfAsync(response)).ShouldContain("Ce fichier n’attend plus.");
        }

        (await browser.PendingIdsAsync()).ShouldBe([id]);
    }

    [Theory]
    [InlineData(Unknown)]
    [InlineData("")]
    public async Task A_file_that_does_not_wait_is_not_there(string id)
    {
        using var browser = await ManagerAsync();
        foreach (var handler in handlers)
        {
            using var response = await PostAsync(browser, handler, id);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        using var all = await PostAsync(browser, "ImportAll");
        all.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await ManagerAsync();
        var id = await browser.AcceptAsync(NewFile());

        using var response = await browser.PostBareAsync($"{UploadingBrowser.Pending}?handler=Import", ("id", id));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PendingIdsAsync()).ShouldBe([id]);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        using var response = await site.Cast.As(role).GetAsync(UploadingBrowser.Pending);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync(UploadingBrowser.Pending);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static int NewNumber() => Random.Shared.Next(1_000, 99_000_000);

    private static string NewFile() => new PartnerFileBuilder().Person(NewNumber(), (WantedColumn.City, "Orléans")).Person(NewNumber(), (WantedColumn.Birthday, "5/30/1980")).Text;

    private static Task<HttpResponseMessage> PostAsync(Browser browser, string handler, string? id = null, params (string Name, string Value)[] fields) =>
        browser.PostAsync($"{UploadingBrowser.Pending}?handler={handler}", UploadingBrowser.Pending, [.. fields, .. id is null ? ((string, string)[])[] : [("id", id)]]);

    private async Task<Browser> ManagerAsync()
    {
        var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        return browser;
    }
}
