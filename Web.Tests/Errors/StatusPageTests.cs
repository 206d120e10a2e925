using System.Net;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Web.Tests.Errors;

[Collection<OneSite>]
public sealed class StatusPageTests(SiteFixture site)
{
    [Theory]
    [InlineData("fr", "Page introuvable")]
    [InlineData("en", "Page not found")]
    public async Task An_unknown_address_gets_a_page_that_says_so_in_both_languages(string language, string title)
    {
        using var browser = site.NewBrowser();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync());
        browser.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await browser.GetAsync("/nowhere");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain($"<h1>{title}</h1>");
        text.ShouldContain("<code>");
    }

    [Fact]
    public async Task A_failure_gets_a_page_with_a_trace_id_and_says_nothing_else()
    {
        await using var failing = await SiteFixture.StartAsync(
            site.Installation,
            map: app => app.MapGet("/boom", IResult () => throw new InvalidOperationException("inner secret")).AllowAnonymous());
        using var browser = SiteFixture.NewBrowser(failing);
        using var response = await browser.GetAsync("/boom");
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        response.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("Une erreur est survenue");
        text.ShouldMatch(@"<code>\S+</code>");
        text.ShouldNotContain("inner secret");
    }

    [Fact]
    public async Task The_page_needs_no_database()
    {
        await using var database = new KotlineDatabase(_ => "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");
        using var client = site.NewBrowser();
        using var signIn = await client.SignInAsync(await site.People.AddAsync());
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-kotline=", StringComparison.Ordinal)).Split(';')[0];
        await using var stranded = await SiteFixture.StartAsync(
            site.Installation,
            configure: builder => builder.Services.AddSingleton(new ReadBearer(database)));
        using var browser = SiteFixture.NewBrowser(stranded);
        browser.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        using var response = await browser.GetAsync("/");
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Browser.TextOfAsync(response)).ShouldContain("Une erreur est survenue");
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_not_to_do()
    {
        foreach (var path in new[] { "/Accounts/SignIn", "/nowhere", "/css/site.css" })
        {
            using var response = await site.Cast.Employee.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        }

        (await site.Cast.Employee.GetAsync("/")).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task No_page_holds_an_inline_script_or_style()
    {
        foreach (var path in new[] { "/", "/Accounts/SignIn", "/nowhere" })
        {
            var text = await site.Cast.Manager.ReadAsync(path);
            text.ShouldNotContain("<script>");
            text.ShouldNotContain("<style");
            text.ShouldNotContain(" style=");
            text.ShouldNotContain(" onclick=");
        }
    }

    [Theory]
    [InlineData("http", "192.0.2.7", false, 400)]
    [InlineData("http", "192.0.2.7", true, 200)]
    [InlineData("http", "127.0.0.1", false, 200)]
    [InlineData("http", "::ffff:127.0.0.1", false, 200)]
    [InlineData("https", "192.0.2.7", false, 200)]
    public async Task Plain_http_stays_on_this_machine_unless_allowed(string scheme, string address, bool allowed, int status)
    {
        await using var other = await SiteFixture.StartAsync(site.Installation, settings: ("Security:AllowHttp", allowed.ToString()));
        var context = await other.GetTestServer().SendAsync(
            request =>
            {
                request.Request.Scheme = scheme;
                request.Request.Path = "/Accounts/SignIn";
                request.Connection.RemoteIpAddress = IPAddress.Parse(address);
            },
            TestContext.Current.CancellationToken);
        context.Response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Under_plain_http_the_cookie_has_another_name()
    {
        using var browser = SiteFixture.NewBrowser(site.Site, "http");
        using var response = await browser.SignInAsync(await site.People.AddAsync());
        response.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("kotline=", StringComparison.Ordinal) && !c.Contains("secure"));
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
