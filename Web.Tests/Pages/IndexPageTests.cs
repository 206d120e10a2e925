using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Pages;

[Collection<OneSite>]
public sealed class IndexPageTests(SiteFixture site)
{
    [Theory]
    [InlineData(Role.Employee, "Employé")]
    [InlineData(Role.Manager, "Gestionnaire")]
    [InlineData(Role.Storekeeper, "Magasinier")]
    [InlineData(Role.Auditor, "Auditeur")]
    [InlineData(Role.Administrator, "Administrateur")]
    public async Task It_says_who_you_are_and_what_you_may_do(Role role, string name)
    {
        var text = await site.Cast.As(role).ReadAsync("/");
        text.ShouldContain("Bonjour person-");
        text.ShouldContain($"""<span class="badge">{name}</span>""");
        text.ShouldContain("""<html lang="fr">""");
    }

    [Fact]
    public async Task It_speaks_english_to_a_browser_that_prefers_it()
    {
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Storekeeper));
        var text = await browser.ReadAsync("/");
        text.ShouldContain("""<html lang="en">""");
        text.ShouldContain("Storekeeper");
    }

    [Fact]
    public async Task Managers_see_the_latest_imports_and_others_dont()
    {
        var fileName = $"{Guid.NewGuid():N}.csv";
        var import = await SeededImports.DoneAsync(site.Database.Owner, fileName);
        (await site.Cast.Manager.ReadAsync("/")).ShouldContain($"""<a href="/Imports/{import}">{fileName}</a>""");
        (await site.Cast.Employee.ReadAsync("/")).ShouldNotContain(fileName);
        (await site.Cast.Administrator.ReadAsync("/")).ShouldNotContain(fileName);
    }

    [Fact]
    public async Task What_waits_and_the_figures_are_those_of_the_role()
    {
        var fileName = $"{Guid.NewGuid():N}.csv";
        var running = await SeededImports.RunningAsync(site.Database.Owner, fileName);
        var manager = await site.Cast.Manager.ReadAsync("/");
        manager.ShouldContain("Ce qui vous attend");
        manager.ShouldContain($"""<span class="badge busy">En cours</span> <a href="/Imports/{running}">{fileName}</a>""");
        manager.ShouldContain("""<a class="tile" href="/Clients?status=suspended">""");
        manager.ShouldContain("""<a class="button" href="/Imports/Upload">""");
        manager.ShouldContain("""href="/Imports?state=totreat"><span class="tile-label">Lignes à traiter""");
        manager.ShouldNotContain("annuler un import");
        manager.ShouldNotContain("/System");

        var employee = await site.Cast.Employee.ReadAsync("/");
        employee.ShouldContain("""<a class="tile" href="/Clients">""");
        employee.ShouldNotContain("suspended");
        employee.ShouldNotContain("/Imports");

        var administrator = await site.Cast.Administrator.ReadAsync("/");
        administrator.ShouldContain("""href="/System?level=Error">""");
        administrator.ShouldNotContain("/Imports");
    }

    [Fact]
    public async Task The_search_leads_to_the_list_of_clients()
    {
        var text = await site.Cast.Employee.ReadAsync("/");
        text.ShouldContain("""<form method="get" action="/Clients" """.TrimEnd());
        text.ShouldContain("""<input id="q" name="q" type="search" """.TrimEnd());
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_the_next_request()
    {
        var person = await site.People.AddAsync(Role.Manager);
        using var browser = site.NewBrowser();
        using var signedIn = await browser.SignInAsync(person);
        (await browser.ReadAsync("/")).ShouldContain("Derniers imports");

        await site.Database.Owner.RunAsync(
            "DELETE FROM accounts.account_roles r USING accounts.accounts a WHERE a.id = r.account_id AND a.user_name = $1", person.UserName);
        (await browser.ReadAsync("/")).ShouldNotContain("Derniers imports");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.AbsolutePath.ShouldBe("/Accounts/SignIn");
    }
}
