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
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Browser.TextOfAsync(response)).ShouldContain("La base de données ne répond pas");
    }

    [Theory]
    [InlineData(400, "Demande refusée", "Request refused")]
    [InlineData(403, "Accès refusé", "Access denied")]
    [InlineData(404, "Page introuvable", "Page not found")]
    [InlineData(413, "Envoi trop volumineux", "Too much was sent")]
    [InlineData(429, "Trop de tentatives", "Too many attempts")]
    [InlineData(500, "Une erreur est survenue", "Something went wrong")]
    [InlineData(503, "La base de données ne répond pas", "The database isn’t answering")]
    public async Task Each_status_is_explained_in_both_languages_with_a_trace_id_and_a_way_out(int status, string french, string english)
    {
        using var browser = site.NewBrowser();
        using var inFrench = await browser.GetAsync($"/Errors/{status}");
        ((int)inFrench.StatusCode).ShouldBe(status);
        var text = await Browser.TextOfAsync(inFrench);
        text.ShouldContain($"<h1>{french}</h1>");
        text.ShouldMatch(@"<code>\S+</code>");
        text.ShouldContain("""href="/">Retour à l’accueil</a>""");
        (await browser.InEnglish().ReadAsync($"/Errors/{status}")).ShouldContain($"<h1>{english}</h1>");
    }

    [Theory]
    [InlineData("/Errors/200", 404)]
    [InlineData("/Errors/999", 404)]
    [InlineData("/Errors/418", 418)]
    [InlineData("/Errors/502", 502)]
    public async Task A_status_without_a_text_of_its_own_has_that_of_its_kind(string path, int status)
    {
        using var response = await site.Cast.Stranger.GetAsync(path);
        ((int)response.StatusCode).ShouldBe(status);
        (await Browser.TextOfAsync(response)).ShouldNotContain("Error_");
    }

    [Fact]
    public async Task A_refusal_names_the_role_and_whom_to_ask()
    {
        var text = await site.Cast.Employee.ReadAsync("/System");
        text.ShouldContain("Elle est réservée à ce rôle\u00a0: Administrateur.");
        text.ShouldContain("un administrateur de Kotline peut vous en donner le droit");
    }

    [Fact]
    public async Task The_language_of_an_error_page_is_switched_on_the_page_itself()
    {
        var text = await site.Cast.Manager.ReadAsync("/nowhere?page=2");
        text.ShouldContain("""<input type="hidden" name="returnUrl" value="/nowhere?page=2">""");
    }

    [Fact]
    public async Task Whoever_tries_too_often_is_told_how_long_to_wait()
    {
        await using var strict = await SiteFixture.StartAsync(site.Installation, settings: ("Security:SignInAttemptsPerMinute", "1"));
        using var browser = SiteFixture.NewBrowser(strict);
        var nobody = new Person("nobody", "any password at all");
        using var first = await browser.SignInAsync(nobody);
        first.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        using var second = await browser.SignInAsync(nobody);

        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var wait = second.Headers.RetryAfter!.Delta!.Value;
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        (await Browser.TextOfAsync(second)).ShouldContain($"Vous pourrez recommencer dans {(int)wait.TotalSeconds}\u202fs.");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_the_senders_fault()
    {
        await using var other = await SiteFixture.StartAsync(
            site.Installation,
            map: app => app.MapGet("/large", IResult () => throw new BadHttpRequestException("too large", 413)).AllowAnonymous());
        using var browser = SiteFixture.NewBrowser(other);
        using var response = await browser.GetAsync("/large");
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Browser.TextOfAsync(response)).ShouldContain("Envoi trop volumineux");
    }

    // htmx takes the content out of the whole page: see Frame.
    [Fact]
    public async Task Htmx_gets_the_whole_page_of_an_error_and_a_stranger_the_way_to_sign_in()
    {
        using var refused = await AskAsHtmxAsync(site.Cast.Employee);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Browser.TextOfAsync(refused)).ShouldContain("""<main id="main" """);

        using var stranger = await AskAsHtmxAsync(site.Cast.Stranger);
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        stranger.Headers.GetValues("HX-Redirect").ShouldBe(["/Accounts/SignIn?returnUrl=%2FSystem%3Flevel%3DError"]);
    }

    private static async Task<HttpResponseMessage> AskAsHtmxAsync(Browser browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/System?level=Error&text=x");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", "https://localhost/System?level=Error");
        return await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_not_to_do()
    {
        foreach (var path in new[] { "/Accounts/SignIn", "/nowhere", "/lib/site.css" })
        {
            using var response = await site.Cast.Employee.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.Split("; ").ShouldBe(
                [
                    "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "script-src 'self'", "font-src 'self'",
                    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
                ],
                ignoreOrder: true);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
            response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            response.Headers.GetValues("Permissions-Policy").ShouldBe(["camera=(), geolocation=(), microphone=()"]);
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
