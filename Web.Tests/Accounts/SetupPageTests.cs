using System.Net;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Kotline.Web.Tests.Accounts;

[Collection<FirstStart>]
public sealed class SetupPageTests(SiteFixture site)
{
    private const string Password = "the first phrase of all";

    [Fact]
    public async Task The_link_creates_the_administrator_once()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await NewTokenAsync();
        var name = $"administrator-{Guid.NewGuid():N}";
        using var browser = site.NewBrowser();

        using var created = await PostAsync(browser, token!, name, Password, Password);
        created.Headers.Location!.ToString().ShouldBe("/Accounts/SignIn");
        (await browser.ReadAsync("/Accounts/SignIn")).ShouldContain("Le compte d’administrateur est créé.");

        (await browser.SignInAsync(new Person(name, Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync("/")).ShouldContain("Administrateur");
        using var again = await browser.GetAsync(Link(token));
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await NewTokenAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_wrong_with_the_form_is_said_and_the_link_still_works()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await NewTokenAsync();
        using var browser = site.NewBrowser().InEnglish();

        using var empty = await PostAsync(browser, token!, "", "", "");
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(empty)).ShouldContain("Enter a user name");
        using var weak = await PostAsync(browser, token!, "somebody", "eleven char", "eleven char");
        (await Browser.TextOfAsync(weak)).ShouldContain("Choose a password of 12 to 256 characters");
        using var differs = await PostAsync(browser, token!, "somebody", Password, Password + "!");
        (await Browser.TextOfAsync(differs))
            .ShouldContain("""<a href="#Repeat">Repeat the password: Enter the same password twice</a>""");

        (await browser.GetAsync(Link(token))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_was_never_made_leads_nowhere(string token)
    {
        using var response = await site.Cast.Stranger.GetAsync(Link(token));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Browser.TextOfAsync(response)).ShouldContain("Ce lien ne fonctionne pas");
    }

    [Fact]
    public async Task A_form_without_its_token_creates_nobody()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await NewTokenAsync();
        using var browser = site.NewBrowser();
        using var response = await browser.PostBareAsync(
            "/Accounts/Setup", ("Token", token!), ("UserName", "somebody"), ("Password", Password), ("Repeat", Password));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetAsync(Link(token))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_links_token_is_in_no_log_and_goes_to_no_other_site()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await NewTokenAsync();
        using var log = new RecordedLog();
        await using var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(log).CreateLogger();
        await using var verbose = await SiteFixture.StartAsync(
            site.Installation,
            configure: builder =>
            {
                builder.Logging.AddProvider(log);
                builder.Services.AddSingleton<Serilog.ILogger>(logger);
            },
            settings: [("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace")]);
        using var browser = SiteFixture.NewBrowser(verbose);

        using var response = await browser.GetAsync(Link(token));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        log.Lines.ShouldContain(line => line.Contains("answered 200", StringComparison.Ordinal));
        log.Lines.Where(line => line.Contains(token!, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Link(string? token) => $"/Accounts/Setup?token={token}";

    private Task<string?> NewTokenAsync() =>
        new CreateSetupLink(site.Database.Database).RunAsync(TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> PostAsync(Browser browser, string token, string name, string password, string repeat) =>
        browser.PostAsync(
            "/Accounts/Setup",
            shownBy: Link(token),
            ("Token", token),
            ("UserName", name),
            ("Password", password),
            ("Repeat", repeat));
}
