using System.Net;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Pages;

[Collection<OneSite>]
public sealed class ThemePageTests(SiteFixture site)
{
    [Fact]
    public async Task The_choice_is_remembered_and_the_page_kept()
    {
        using var browser = site.NewBrowser();
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("""<html lang="fr">""");

        using var response = await browser.PostAsync(
            "/Theme", shownBy: "/Accounts/SignIn", ("theme", "dark"), ("returnUrl", "/Accounts/SignIn?returnUrl=%2FImports%2F1"));
        response.Headers.Location!.ToString().ShouldBe("/Accounts/SignIn?returnUrl=%2FImports%2F1");
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("""<html lang="fr" data-theme="dark">""");

        using var back = await browser.PostAsync("/Theme", shownBy: "/Accounts/SignIn", ("theme", "auto"));
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("""<html lang="fr">""");
    }

    [Fact]
    public async Task A_theme_that_there_isnt_is_refused()
    {
        using var response = await site.NewBrowser().PostAsync("/Theme", shownBy: "/Accounts/SignIn", ("theme", "pink"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task It_leads_to_no_other_site()
    {
        using var response = await site.NewBrowser().PostAsync(
            "/Theme", shownBy: "/Accounts/SignIn", ("theme", "dark"), ("returnUrl", "//elsewhere.example/"));
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var browser = site.NewBrowser();
        using var response = await browser.PostBareAsync("/Theme", ("theme", "dark"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldNotContain("data-theme");
    }
}
