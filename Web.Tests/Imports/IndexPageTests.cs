using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>The list of imports.</summary>
[Collection<OneSite>]
public sealed class IndexPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_manager_sees_imports_with_their_figures_and_who_sent_nothing_this_month()
    {
        var partner = await AddPartnerAsync();
        var done = await AddAsync(partner, "done", "2025-01-15T10:00Z", rowsRead: 1500, setAside: 118);
        var failed = await AddAsync(partner, "failed", "2025-01-16T10:00Z");
        await AddAsync(partner, "done", "2025-01-14T10:00Z", rowsRead: 3, setAside: 1);

        var text = await site.Cast.Manager.ReadAsync($"/Imports?partner={partner}");

        text.ShouldContain("<title>Imports – Kotline</title>");
        text.ShouldContain("""<a class="button" href="/Imports/Upload">Envoyer un fichier</a>""");
        text.ShouldContain($"""<a href="/Imports/{done}">list.csv</a>""");
        text.ShouldContain("<td class=\"number\" data-label=\"Lignes lues\">1\u202f500</td>");
        text.ShouldContain("<td class=\"number\" data-label=\"Créées\">1\u202f382</td>");
        text.ShouldContain($"""<a href="/Imports/{done}/SetAside" aria-label="118 lignes mises à l’écart de list.csv">118</a>""");
        text.ShouldContain("""aria-label="1 ligne mise à l’écart de list.csv">1</a>""");
        text.ShouldContain("15/01/2025 11:00");
        text.ShouldContain("3 imports");
        text.ShouldContain("Échoué");
        text.IndexOf($"/Imports/{failed}\"", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf($"/Imports/{done}\"", StringComparison.Ordinal));
        text.ShouldContain("Rien reçu en ");
    }

    [Fact]
    public async Task In_english_it_speaks_english()
    {
        var partner = await AddPartnerAsync();
        await AddAsync(partner, "done", "2025-01-15T10:00Z", rowsRead: 1500);
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));

        var text = await browser.ReadAsync($"/Imports?partner={partner}");

        text.ShouldContain("Nothing received in ");
        text.ShouldContain("""<td class="number" data-label="Rows read">1,500</td>""");
        text.ShouldContain("1 import<");
        text.ShouldContain("January 2025");
        text.ShouldContain("Upload a file");
    }

    [Fact]
    public async Task An_import_that_somebody_dropped_did_not_fail()
    {
        var fileName = $"{Guid.NewGuid():N}.csv";
        var import = await SeededImports.FailedAsync(site.Database.Owner, fileName, "cancelled");
        var page = await site.Cast.Manager.ReadAsync($"/Imports/{import}");
        page.ShouldContain("""<span class="badge state-failed">Abandonné</span>""");
        page.ShouldContain("Cet import a été abandonné");
        (await site.Cast.Manager.ReadAsync("/Imports?state=failed")).ShouldContain("""<span class="badge state-failed">Abandonné</span>""");
    }

    [Fact]
    public async Task Imports_whose_rows_wait_for_a_decision_are_found()
    {
        var partner = await AddPartnerAsync();
        var treated = await AddAsync(partner, "done", "2025-01-15T10:00Z", rowsRead: 3, setAside: 1);
        var open = await AddAsync(partner, "done", "2025-01-16T10:00Z", rowsRead: 3, setAside: 1);
        await site.Database.Owner.RunAsync(
            """
            INSERT INTO imports.set_aside_cases (
                partner_id, person_key, import_id, line_number, failures, cells, row_digest, birth_date, state, closed_at)
            SELECT $1, 'person ' || c.import, c.import, 2, '{age:Birthday}', '{}', sha256('\x00'), '1980-01-01', c.state,
                CASE c.state WHEN 'open' THEN NULL ELSE now() END
            FROM (VALUES ($2::bigint, 'dismissed'), ($3::bigint, 'open')) c (import, state)
            """,
            partner, treated, open);

        var text = await site.Cast.Manager.ReadAsync($"/Imports?partner={partner}&state=totreat");

        text.ShouldContain($"href=\"/Imports/{open}\"");
        text.ShouldNotContain($"href=\"/Imports/{treated}\"");
    }

    [Theory]
    [InlineData("month=2025-01", "2025-01-15T10:00Z", true)]
    [InlineData("month=2025-02", "2025-01-15T10:00Z", false)]
    [InlineData("month=2025-02", "2025-01-31T23:30Z", true)]
    [InlineData("state=done", "2025-01-15T10:00Z", true)]
    [InlineData("state=failed", "2025-01-15T10:00Z", false)]
    [InlineData("state=running&month=2025-01", "2025-01-15T10:00Z", false)]
    public async Task Filters_are_in_the_address(string filter, string receivedAt, bool isShown)
    {
        var partner = await AddPartnerAsync();
        var import = await AddAsync(partner, "done", receivedAt);

        var text = await site.Cast.Manager.ReadAsync($"/Imports?partner={partner}&{filter}");

        text.Contains($"href=\"/Imports/{import}\"", StringComparison.Ordinal).ShouldBe(isShown);
        text.Contains("Aucun import ne correspond à ces filtres.", StringComparison.Ordinal).ShouldBe(!isShown);
        text.ShouldContain($"<option value=\"{partner}\" selected=\"selected\">");
    }

    [Fact]
    public async Task Sorted_pages_lead_there_and_back_by_their_links()
    {
        var partner = await AddPartnerAsync();
        for (var number = 0; number < ListImports.RowsMax + 1; number++)
        {
            await AddAsync(partner, "done", "2025-01-15T10:00Z", rowsRead: 100 + number, fileName: $"file-{number}.csv");
        }

        var first = await site.Cast.Manager.ReadAsync($"/Imports?partner={partner}&sort=rowsread&dir=asc");
        first.ShouldContain("""aria-sort="ascending"><a href="/Imports?partner=""");
        first.ShouldContain("file-0.csv");
        first.ShouldNotContain($"file-{ListImports.RowsMax}.csv");
        var next = Href(first, "next");
        next.ShouldStartWith($"/Imports?partner={partner}&sort=rowsread&dir=asc&after=");

        var second = await site.Cast.Manager.ReadAsync(next);
        second.ShouldContain($"file-{ListImports.RowsMax}.csv");
        second.ShouldNotContain("file-0.csv");
        (await site.Cast.Manager.ReadAsync(Href(second, "prev"))).ShouldContain("file-0.csv");
    }

    [Fact]
    public async Task Htmx_gets_the_results_alone()
    {
        var partner = await AddPartnerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/Imports?partner={partner}");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Manager.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.Headers.Vary.ShouldContain("HX-Request");
        var text = await Browser.TextOfAsync(response);
        text.ShouldNotContain("<html");
        text.ShouldNotContain("<form");
        text.ShouldContain("Aucun import ne correspond à ces filtres.");
        text.ShouldContain("0 import<");
    }

    [Theory]
    [InlineData("?partner=abc&month=2025&state=nothing&sort=password&dir=up&after=x&before=-1")]
    [InlineData("?partner=99999999999999999999")]
    [InlineData("?after=999999999")]
    [InlineData("?state=1")]
    public async Task An_address_with_nonsense_in_it_still_opens_the_list(string query)
    {
        using var response = await site.Cast.Manager.GetAsync("/Imports" + query);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Browser.TextOfAsync(response)).ShouldContain("<title>Imports – Kotline</title>");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        using var response = await site.Cast.As(role).GetAsync("/Imports");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Imports");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Href(string text, string rel)
    {
        var before = text[..text.IndexOf($"\" rel=\"{rel}\"", StringComparison.Ordinal)];
        return before[(before.LastIndexOf('"') + 1)..];
    }

    private Task<long> AddPartnerAsync() =>
        site.Database.Owner.ReadAsync<long>("INSERT INTO imports.partners (name) VALUES ('Partner ' || gen_random_uuid()) RETURNING id");

    private Task<long> AddAsync(long partner, string state, string receivedAt, int rowsRead = 1, int setAside = 0, string fileName = "list.csv") =>
        SeededImports.AddAsync(site.Database.Owner, partner, state, receivedAt, rowsRead, setAside, fileName);
}
