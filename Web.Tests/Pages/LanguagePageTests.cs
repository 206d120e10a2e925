using System.Net;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Pages;

[Collection<OneSite>]
public sealed class LanguagePageTests(SiteFixture site)
{
    [Fact]
    public async Task The_choice_is_remembered_over_what_the_browser_prefers()
    {
        using var browser = site.NewBrowser();
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("<h1>Se connecter</h1>");

        using var response = await browser.PostAsync(
            "/Language", shownBy: "/Accounts/SignIn", ("language", "en"), ("returnUrl", "/Accounts/SignIn?returnUrl=%2FImports%2F1"));
        response.Headers.Location!.ToString().ShouldBe("/Accounts/SignIn?returnUrl=%2FImports%2F1");
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("<h1>Sign in</h1>");
    }

    // The token of a form is only added by the page: a form written without it would fail in every browser.
    [Fact]
    public async Task Every_form_on_a_page_carries_a_token()
    {
        var text = await site.Cast.Manager.ReadAsync("/");
        var forms = text.Split("<form method=\"post\"").Length;
        forms.ShouldBeGreaterThan(3);
        text.Split("__RequestVerificationToken").Length.ShouldBe(forms);
    }

    [Fact]
    public async Task French_is_spoken_when_nothing_else_is_asked_for()
    {
        using var browser = site.NewBrowser();
        browser.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("<h1>Se connecter</h1>");
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de, it;q=0.9");
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("<h1>Se connecter</h1>");
    }

    [Fact]
    public async Task A_language_that_there_isnt_is_refused()
    {
        using var response = await site.NewBrowser().PostAsync("/Language", shownBy: "/Accounts/SignIn", ("language", "xx"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task It_leads_to_no_other_site()
    {
        using var response = await site.NewBrowser().PostAsync(
            "/Language", shownBy: "/Accounts/SignIn", ("language", "en"), ("returnUrl", "https://elsewhere.example/"));
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var browser = site.NewBrowser();
        using var response = await browser.PostBareAsync("/Language", ("language", "en"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("<h1>Se connecter</h1>");
    }
}
