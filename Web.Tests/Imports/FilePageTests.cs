using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>How an import's file was read, and under which policy.</summary>
[Collection<OneSite>]
public sealed class FilePageTests(SiteFixture site)
{
    [Fact]
    public async Task A_manager_sees_how_the_file_was_read_and_under_which_limits()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "partenaire.csv");
        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/File");
        text.ShouldContain("<title>Fichier partenaire.csv – Kotline</title>");
        foreach (var fact in (string[])["Virgule", "Présent", "mois/jour/année", "1,2 s", "21 novembre 2026", "18 ans", "88 ans", "1,27\u00a0cm", "1\u202f000 octets"])
        {
            text.ShouldContain($"<td>{fact}</td>", customMessage: fact);
        }

        text.ShouldContain("UTF-8");
        text.ShouldNotContain("il a été lu en Windows-1252");
    }

    [Fact]
    public async Task In_english_it_speaks_english()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "partner.csv");
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        var text = await browser.ReadAsync($"/Imports/{import}/File");
        foreach (var fact in (string[])["Comma", "month/day/year", "1.2 s", "21 November 2026", "18 years", "1,000 bytes"])
        {
            text.ShouldContain($"<td>{fact}</td>", customMessage: fact);
        }
    }

    [Fact]
    public async Task An_encoding_that_was_guessed_is_said()
    {
        var import = await SeededImports.DoneAsync(site.Database.Owner, "ancien.csv");
        await site.Database.Owner.RunAsync("UPDATE imports.imports SET encoding = 'windows-1252', delimiter = ';' WHERE id = $1", import);
        var text = await site.Cast.Manager.ReadAsync($"/Imports/{import}/File");
        text.ShouldContain("WINDOWS-1252");
        text.ShouldContain("il a été lu en Windows-1252");
        text.ShouldContain("Point-virgule");
    }

    [Theory]
    [InlineData("/Imports/999999999/File")]
    [InlineData("/Imports/abc/File")]
    [InlineData("/Imports//File")]
    public async Task An_unknown_import_is_not_found(string path)
    {
        using var response = await site.Cast.Manager.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        using var response = await site.Cast.As(role).GetAsync("/Imports/1/File");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Imports/1/File");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
