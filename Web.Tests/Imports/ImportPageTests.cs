using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>An import's page: the report once it has ended.</summary>
[Collection<OneSite>]
public sealed class ImportPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_manager_sees_the_figures_of_a_finished_import()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "partenaire.csv");
        using var response = await site.Cast.Manager.GetAsync($"/Imports/{import}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<title>Import de partenaire.csv – Kotline</title>");
        text.ShouldContain("<span class=\"tile-figure\">2\u202f500</span>");
        text.ShouldContain("Lignes lues = créées + mises à jour + inchangées + mises à l’écart + illisibles.");
        text.ShouldContain($"""<a href="/Imports/{import}/SetAside">Mises à l’écart</a>""");
        ShownTable.Read(text, "outcomes")["Mises à l’écart"].ShouldBe(1240);
        text.ShouldContain("49,6");
        ShownTable.Read(text, "reasons").Keys.ShouldBe(
            ["Tailles discordantes", "Âge hors limites", "Carte partagée", "Personne en double", "Valeur manquante"]);
        ShownTable.Read(text, "remarks")["Carte expirée"].ShouldBe(2490);
        text.ShouldContain("3 clients acceptés auparavant sont maintenant suspendus");
        text.ShouldContain("Aucun client n’est issu de cet import.");
        text.ShouldNotContain("""http-equiv="refresh" """);
    }

    [Fact]
    public async Task In_english_numbers_and_dates_are_english_too()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "partner.csv");
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        var text = await browser.ReadAsync($"/Imports/{import}");
        text.ShouldContain("Ages are those of 21 November 2026");
        text.ShouldContain("<span class=\"tile-figure\">2,500</span>");
        ShownTable.Read(text, "reasons")["Heights disagree"].ShouldBe(900);
        text.ShouldContain("49.6%");
    }

    [Fact]
    public async Task Charts_have_their_tables_and_the_policy_lets_them_write_their_style()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "charts.csv");
        using var response = await site.Cast.Manager.GetAsync($"/Imports/{import}");
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("data-chart=\"Donut\" data-table=\"outcomes-table\"");
        var nonce = text.Split("data-style-nonce=\"")[1].Split('"')[0];
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"'nonce-{nonce}'");
    }

    [Fact]
    public async Task While_it_runs_a_browser_without_scripts_comes_back_by_itself()
    {
        var import = await SeededImports.RunningAsync(site.Database.Owner, "running.csv");
        using var response = await site.Cast.Manager.GetAsync($"/Imports/{import}");
        response.Headers.Contains("Refresh").ShouldBeFalse();
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("""<noscript><meta http-equiv="refresh" """);
        text.ShouldContain("Import en cours");
        text.ShouldNotContain("data-chart");
    }

    [Theory]
    [InlineData("not_staged", "La lecture du fichier s’est arrêtée avant la fin.")]
    [InlineData("file_changed", "Le fichier a changé pendant qu’on le lisait.")]
    [InlineData("staging_lost", "les lignes en attente ont été perdues")]
    [InlineData("cancelled", "Un gestionnaire l’a annulé")]
    [InlineData("interrupted", "Le serveur s’est arrêté avant la fin de la lecture.")]
    [InlineData("not_applied", "n’ont pas pu être enregistrées")]
    [InlineData("too_many_changes", "Il aurait suspendu ou modifié trop de clients du partenaire")]
    [InlineData("something_new", "Code\u00a0: something_new.")]
    public async Task A_failure_is_said_in_words_with_what_to_do(string failure, string words)
    {
        var import = await SeededImports.FailedAsync(site.Database.Owner, "failed.csv", failure);
        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}");
        var isDropped = failure is "cancelled" or "too_many_changes";
        text.ShouldContain($"Cet import a {(isDropped ? "été abandonné" : "échoué")}, rien n’en a été gardé.");
        text.ShouldContain(words);
        text.ShouldContain("""<a href="/Imports/Upload">Envoyer le fichier à nouveau</a>""");
        text.ShouldNotContain("data-chart");
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
