using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports;

/// <summary>The rows of an import that did not become clients.</summary>
[Collection<OneSite>]
public sealed class SetAsidePageTests(SiteFixture site)
{
    // The database is everybody's: these people and their cards are this class's own.
    private static int next = 7_000_000;

    [Fact]
    public async Task A_manager_sees_each_row_with_the_cell_what_was_sent_and_what_the_rule_wants()
    {
        var import = await TakeInAsync(new PartnerFileBuilder()
            .Person(Next(), (Birthday, "1/1/1938"))
            .Person(Next(), (FeetInches, "5' 8\""), (Centimeters, "174"))
            .Person(Next(), (City, ""), (Surname, ""), (GivenName, ""))
            .Person(Next(), (Country, "<b>FR</b>"))
            .Person(Next(), (CCNumber, "4716 card 2930"))
            .Line("one,two"));

        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside");

        text.ShouldContain("1er janvier 1938, soit 88 ans");
        text.ShouldContain("Au moins 18 et moins de 88 ans le 1er janvier 2026 (politique 1).");
        text.ShouldContain("174\u00a0cm et 5′\u00a08″, soit 172,72\u00a0cm");
        text.ShouldContain("Un écart d’au plus 1,27\u00a0cm\u202f; il est de 1,28\u00a0cm (politique 1).");
        text.ShouldContain("<code>City</code>");
        text.ShouldContain("(vide)");
        text.ShouldContain("Non précisé");
        text.ShouldContain("«\u202f<b>FR</b>\u202f»");
        text.ShouldContain("Visa, numéro non conservé");
        text.ShouldNotContain("4716 card");
        text.ShouldContain("2 champs");
        text.ShouldContain("il en manque");
        text.ShouldContain("6 lignes");
        text.ShouldContain("<span class=\"badge case-open\">À traiter</span>");
        (await (await site.Cast.Manager.GetAsync($"/Imports/{import}/SetAside")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldNotContain("<b>FR");
    }

    [Fact]
    public async Task What_nobody_sees_in_a_cell_is_shown_by_its_number()
    {
        var import = await TakeInAsync(new PartnerFileBuilder()
            .Person(Next(), (Surname, "Du\u200Brand"))
            .Person(Next(), (City, "PA\u202ERIS")));

        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside");

        text.ShouldContain("«\u202fDu[U+200B]rand\u202f»");
        text.ShouldContain("«\u202fPA[U+202E]RIS\u202f»");
        text.ShouldNotContain("\u200B");
        text.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_shared_card_shows_its_last_four_digits_alone()
    {
        var number = PartnerFileBuilder.CardOf(Next());
        var import = await TakeInAsync(new PartnerFileBuilder().Person(Next(), (CCNumber, number)).Person(Next(), (CCNumber, number)));

        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside");

        text.ShouldContain($"Visa finissant par {number[^4..]}");
        text.ShouldNotContain(number);
    }

    [Fact]
    public async Task A_name_written_otherwise_asks_whether_it_is_the_client_and_leads_to_that_client()
    {
        var (person, other) = (Next(), Next());
        await TakeInAsync(new PartnerFileBuilder().Person(person, (Birthday, "5/1/1980")));
        var import = await TakeInAsync(new PartnerFileBuilder()
            .Person(person, (Birthday, "5/1/1980"), (Surname, "<i>Otherwise"))
            .Person(other, (Birthday, "5/1/1981")).Person(other, (Birthday, "5/1/1981"), (Surname, "Sister")));
        var client = await site.Database.Owner.ReadAsync<long>("SELECT id FROM clients.clients WHERE surname = $1", $"Surname{person}");

        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside?reason=identity");

        text.ShouldContain("Même personne\u202f? (3)</option>");
        text.ShouldContain($"Given{person} <i>Otherwise, date de naissance\u00a0: 1er mai 1980");
        text.ShouldContain($"<a href=\"/Clients/{client}\">Est-ce Given{person} Surname{person}\u202f?</a>");
        text.ShouldContain("est-ce la même personne\u202f?");

        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        var english = await browser.ReadAsync($"/Imports/{import}/SetAside");
        english.ShouldContain(
            $"Card and birth date are a client’s. <a href=\"/Clients/{client}\">Is this Given{person} Surname{person}?</a>");
        english.ShouldContain("are they one person?");
    }

    [Fact]
    public async Task In_english_it_speaks_english()
    {
        var import = await TakeInAsync(new PartnerFileBuilder().Person(Next(), (Birthday, "1/1/1938")));
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));

        var text = await browser.ReadAsync($"/Imports/{import}/SetAside");

        text.ShouldContain("1 January 1938: 88 years");
        text.ShouldContain("At least 18 and under 88 years on 1 January 2026 (policy 1).");
        text.ShouldContain("To treat");
        text.ShouldContain("1 row<");
    }

    [Fact]
    public async Task One_reason_can_be_filtered_by_and_htmx_gets_the_rows_alone()
    {
        var import = await TakeInAsync(new PartnerFileBuilder().Person(Next(), (Birthday, "1/1/1938")).Person(Next(), (City, "")));

        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside?reason=age");
        text.ShouldContain("<option value=\"age\" selected=\"selected\">Âge hors limites (1)</option>");
        text.ShouldContain("<code>Birthday</code>");
        text.ShouldNotContain("<code>City</code>");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/Imports/{import}/SetAside?reason=missing");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Manager.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.Vary.ShouldContain("HX-Request");
        var partial = await Browser.TextOfAsync(response);
        partial.ShouldNotContain("<html");
        partial.ShouldContain("<code>City</code>");
        partial.ShouldNotContain("<code>Birthday</code>");
    }

    [Fact]
    public async Task Pages_keep_the_filter()
    {
        var file = new PartnerFileBuilder();
        for (var row = 0; row <= ListSetAsideRows.RowsMax; row++)
        {
            file.Person(Next(), (Birthday, "1/1/2020"));
        }

        var import = await TakeInAsync(file);
        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside?reason=age");
        var next = $"/Imports/{import}/SetAside?reason=age&after={ListSetAsideRows.RowsMax + 1}";
        text.ShouldContain($"<a href=\"{next}\" rel=\"next\"");

        var second = await site.Cast.Manager.ReadAsync(next);
        second.ShouldContain($"class=\"number\">{ListSetAsideRows.RowsMax + 2}</th>");
        second.ShouldContain($"<a href=\"/Imports/{import}/SetAside?reason=age&before={ListSetAsideRows.RowsMax + 2}\" rel=\"prev\"");
    }

    [Fact]
    public async Task An_import_that_set_nothing_aside_says_so_and_so_do_one_that_runs_and_one_that_failed()
    {
        var import = await TakeInAsync(new PartnerFileBuilder().Person(Next()));
        (await site.Cast.Manager.ReadAsync($"/Imports/{import}/SetAside")).ShouldContain("Rien n’a été mis à l’écart");

        var running = await SeededImports.RunningAsync(site.Database.Owner, "running.csv");
        (await site.Cast.Manager.ReadAsync($"/Imports/{running}/SetAside")).ShouldContain("L’import est en cours.");

        var failed = await SeededImports.FailedAsync(site.Database.Owner, "failed.csv", "interrupted");
        (await site.Cast.Manager.ReadAsync($"/Imports/{failed}/SetAside")).ShouldContain("aucune ligne n’en a été gardée");
    }

    [Theory]
    [InlineData("?reason=nothing&after=x&before=-1")]
    [InlineData("?after=99999999999")]
    [InlineData("?after=2147483647")]
    public async Task An_address_with_nonsense_in_it_still_opens_the_list(string query)
    {
        var import = await TakeInAsync(new PartnerFileBuilder().Person(Next(), (City, "")));
        using var response = await site.Cast.Manager.GetAsync($"/Imports/{import}/SetAside{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Browser.TextOfAsync(response)).ShouldContain("<title>Lignes mises à l’écart de clients.csv – Kotline</title>");
    }

    [Theory]
    [InlineData("/Imports/999999999/SetAside")]
    [InlineData("/Imports/abc/SetAside")]
    public async Task An_unknown_import_is_not_found(string path)
    {
        using var response = await site.Cast.Manager.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        using var response = await site.Cast.As(role).GetAsync("/Imports/1/SetAside");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Imports/1/SetAside");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static int Next() => Interlocked.Increment(ref next);

    private async Task<long> TakeInAsync(PartnerFileBuilder file)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var outcome = await site.Database.Installation.Operation<TakeInFile>().RunAsync(
            file.File(),
            $"Partner {Guid.NewGuid():N}",
            PartnerFileBuilder.ImportDate,
            PartnerFileBuilder.Choice,
            acceptsChanges: false,
            token => new IssueCommandLineTicket(site.Database.Database).RunAsync("tests", token),
            progress: null,
            cancellation);
        return outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.ImportId;
    }
}
