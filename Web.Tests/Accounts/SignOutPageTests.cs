using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Accounts;

[Collection<OneSite>]
public sealed class SignOutPageTests(SiteFixture site)
{
    [Fact]
    public async Task Signing_out_ends_the_session_in_the_database_so_that_a_kept_cookie_is_worth_nothing()
    {
        using var browser = site.NewBrowser();
        using var signIn = await browser.SignInAsync(await site.People.AddAsync(Role.Employee));
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-kotline=", StringComparison.Ordinal)).Split(';')[0];
        (await GetWithCookieAsync(cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var response = await browser.PostAsync("/Accounts/SignOut", shownBy: "/");
        response.Headers.Location!.ToString().ShouldBe("/Accounts/SignIn");
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("Vous êtes déconnecté.");

        (await GetWithCookieAsync(cookie)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_link_signs_nobody_out()
    {
        using var response = await site.Cast.Employee.GetAsync("/Accounts/SignOut");
        response.Headers.Location!.ToString().ShouldBe("/");
        (await site.Cast.Employee.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_out()
    {
        using var response = await site.Cast.Employee.PostBareAsync("/Accounts/SignOut");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Cast.Employee.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Accounts/SignOut");
        response.Headers.Location!.AbsolutePath.ShouldBe("/Accounts/SignIn");
    }

    private async Task<HttpResponseMessage> GetWithCookieAsync(string cookie)
    {
        using var browser = site.NewBrowser();
        browser.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await browser.GetAsync("/");
    }
}
