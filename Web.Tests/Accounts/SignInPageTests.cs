using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Accounts;

[Collection<OneSite>]
public sealed class SignInPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_from_there_back_to_the_page_they_wanted()
    {
        var person = await site.People.AddAsync(Role.Manager);
        using var browser = site.NewBrowser();

        using var refused = await browser.GetAsync("/Imports/1");
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        refused.Headers.Location!.PathAndQuery.ShouldBe("/Accounts/SignIn?returnUrl=%2FImports%2F1");

        using var signedIn = await browser.SignInAsync(person, returnUrl: "/Imports/1");
        signedIn.Headers.Location!.ToString().ShouldBe("/Imports/1");
    }

    [Fact]
    public async Task The_cookie_under_https_is_bound_to_the_host_and_out_of_reach_of_scripts()
    {
        using var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync());
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-kotline=", StringComparison.Ordinal));
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; path=/");
        cookie.ShouldContain("; samesite=lax");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task A_return_address_on_another_site_is_ignored(string returnUrl)
    {
        using var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync(), returnUrl);
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        var person = await site.People.AddAsync();
        using var browser = site.NewBrowser();
        using var wrong = await browser.SignInAsync(person with { Password = "another long phrase" });
        using var unknown = await browser.SignInAsync(new Person("nobody", person.Password));

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(wrong);
        text.ShouldContain("<title>Erreur\u00a0: Se connecter – Kotline</title>");
        text.ShouldContain("""<li>Nom d’utilisateur ou mot de passe incorrect.""");
        (await Browser.TextOfAsync(unknown)).ShouldContain("Nom d’utilisateur ou mot de passe incorrect.");
    }

    [Fact]
    public async Task Empty_fields_are_each_named_in_the_readers_language()
    {
        using var browser = site.NewBrowser().InEnglish();
        using var response = await browser.SignInAsync(new Person("", ""));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<title>Error: Sign in – Kotline</title>");
        text.ShouldContain("""<a href="#UserName">User name: Enter a user name</a>""");
        text.ShouldContain("""<a href="#Password">Password: Enter a password</a>""");
        text.IndexOf("#UserName", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("#Password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var person = await site.People.AddAsync();
        using var browser = site.NewBrowser();
        using var response = await browser.PostBareAsync(
            "/Accounts/SignIn", ("UserName", person.UserName), ("Password", person.Password));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Browser.TextOfAsync(response)).ShouldContain("Demande refusée");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_is_signed_in_already_goes_on_home()
    {
        using var response = await site.Cast.Employee.GetAsync("/Accounts/SignIn");
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task One_address_cannot_try_without_end()
    {
        await using var strict = await SiteFixture.StartAsync(site.Installation, settings: ("Security:SignInAttemptsPerMinute", "2"));
        using var browser = SiteFixture.NewBrowser(strict);
        var nobody = new Person("nobody", "wrong");
        (await browser.SignInAsync(nobody)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.SignInAsync(nobody)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        using var third = await browser.SignInAsync(nobody);
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await Browser.TextOfAsync(third)).ShouldContain("Trop de tentatives");
    }
}
