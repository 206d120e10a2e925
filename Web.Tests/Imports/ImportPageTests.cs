using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

[Collection<OneSite>]
public sealed class ImportPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_manager_sees_the_figures_of_a_finished_import()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "partenaire.csv");
        using var response = await site.Cast.Manager.GetAsync($"/Imports/{import}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Refresh").ShouldBeFalse();
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<title>Import de partenaire.csv – Kotline</title>");
        text.ShouldContain("21 novembre 2026");
        text.ShouldContain("<td class=\"number\">2\u202f500</td>");
        text.ShouldContain("Tailles discordantes");
        text.ShouldContain("36,0");
        text.ShouldContain("Carte expirée");
        text.ShouldContain("1,27 cm");
        text.ShouldContain("1,2 s");
        text.ShouldContain("Virgule");
    }

    [Fact]
    public async Task In_english_numbers_and_dates_are_english_too()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "partner.csv");
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        var text = await browser.ReadAsync($"/Imports/{import}");
        text.ShouldContain("21 November 2026");
        text.ShouldContain("""<td class="number">2,500</td>""");
        text.ShouldContain("Heights disagree");
        text.ShouldContain("36.0%");
    }

    [Fact]
    public async Task While_it_runs_the_page_asks_the_browser_to_come_back()
    {
        var import = await SeededImports.RunningAsync(site.Database.Owner, "running.csv");
        using var response = await site.Cast.Manager.GetAsync($"/Imports/{import}");
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("Import en cours");
        text.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>");
        response.Headers.Contains("Refresh").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/Imports/999999999")]
    [InlineData("/Imports/0")]
    [InlineData("/Imports/abc")]
    [InlineData("/Imports/99999999999999999999")]
    public async Task An_unknown_import_is_not_found(string path)
    {
        using var response = await site.Cast.Manager.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Browser.TextOfAsync(response)).ShouldContain("Page introuvable");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "secret.csv");
        using var response = await site.Cast.As(role).GetAsync($"/Imports/{import}");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("Accès refusé");
        text.ShouldNotContain("secret.csv");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Imports/1");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
