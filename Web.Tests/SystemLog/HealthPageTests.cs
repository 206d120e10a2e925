using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.SystemLog;

[Collection<OneSite>]
public sealed class HealthPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_check_is_said_in_words_with_what_to_do()
    {
        var text = await site.Cast.Administrator.ReadAsync("/System/Health");
        text.ShouldContain("<title>Santé du système – Kotline</title>");
        foreach (var check in (string[])["Base de données", "Schéma", "Clés", "pgaudit", "Espace disque", "Journal du système", "Imports", "Stock"])
        {
            text.ShouldContain($"<dt>{check}</dt>");
        }

        text.ShouldContain("PostgreSQL 1");
        text.ShouldContain($"{Migrator.Scripts.Count} scripts appliqués, ceux de cette version.");
        text.ShouldContain("Chargé, réglé comme prévu.");
        text.ShouldContain("Go libres sur");
        text.ShouldContain("Chaque niveau est la somme de ses transactions");

        // The tests' site has keys of its own, over a database that was filled with others.
        text.ShouldContain("Les clés ne sont pas celles de cette base");
        text.ShouldContain("restaurez keys/secrets.json");
        text.ShouldContain("Quelque chose ne fonctionne pas.");
        text.ShouldNotContain("Found_");
        text.ShouldNotContain("Hint_");
    }

    [Fact]
    public async Task With_the_right_keys_and_in_english_they_match()
    {
        await using var other = await SiteFixture.StartAsync(new Installation(site.Database.Database, site.Database.Installation.Keys));
        using var browser = SiteFixture.NewBrowser(other).InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Administrator));
        var text = await browser.ReadAsync("/System/Health");
        text.ShouldContain("<title>System health – Kotline</title>");
        text.ShouldContain("The keys are those of this database.");
        text.ShouldNotContain("""<span class="badge bad">""");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    public async Task Other_roles_are_refused(Role role)
    {
        using var response = await site.Cast.As(role).GetAsync("/System/Health");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/System/Health");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
