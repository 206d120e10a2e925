using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Stock;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Kotline.Web.Tests.Errors;

/// <summary>The database goes away and comes back, under people who are at work.</summary>
public sealed partial class DatabaseAwayTests(Outage outage) : IClassFixture<Outage>
{
    private static readonly TimeSpan backWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Pages_say_so_in_both_languages_and_come_back_by_themselves_with_everybody_still_signed_in()
    {
        var log = new LogText();
        await using var logger = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        await using var site = await SiteFixture.StartAsync(
            outage.Installation, builder => builder.Services.AddSingleton<Serilog.ILogger>(logger));
        using var french = await SignedInAsync(site);
        using var english = (await SignedInAsync(site)).InEnglish();
        using var stranger = SiteFixture.NewBrowser(site);

        await outage.StopServerAsync();

        var text = await AwayAsync(french, "/?from=here");
        text.ShouldContain("<h1>La base de données ne répond pas</h1>");
        text.ShouldContain("Ce que vous veniez d’envoyer n’a pas été enregistré");
        text.ShouldContain("""<a class="button" href="/?from=here">Réessayer</a>""");
        log.Lines.ShouldContain(line => line.Contains("answered 503") && line.Contains(TraceOf(text)));
        (await AwayAsync(english, "/")).ShouldContain("<h1>The database isn’t answering</h1>");

        // What needs no database works: files, the sign-in page, the language, also for those whose session can't be asked after.
        (await french.GetAsync("/lib/site.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.ReadAsync("/Accounts/SignIn")).ShouldContain("<h1>Se connecter</h1>");
        using var signIn = await stranger.SignInAsync(new Person("anybody", "any password at all"));
        signIn.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var switched = await french.PostAsync("/Language", shownBy: "/", ("language", "en"), ("returnUrl", "/?from=here"));
        switched.Headers.Location!.ToString().ShouldBe("/?from=here");
        (await AwayAsync(french, "/")).ShouldContain("<h1>The database isn’t answering</h1>");
        using var ready = await stranger.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await outage.StartServerAsync();

        (await ComesBackAsync(french, "/")).ShouldContain("Hello person-");
        (await ComesBackAsync(english, "/")).ShouldContain("Hello person-");
        (await ComesBackAsync(stranger, "/health/ready")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_form_sent_meanwhile_is_not_half_saved_and_can_be_sent_again()
    {
        await using var site = await SiteFixture.StartAsync(outage.Installation);
        var token = await new CreateSetupLink(outage.Installation.Database).RunAsync(TestContext.Current.CancellationToken);
        var form = $"/Accounts/Setup?token={token}";
        var name = $"administrator-{Guid.NewGuid():N}";
        using var browser = SiteFixture.NewBrowser(site);
        var antiforgery = await browser.TokenAsync(form);
        (string, string)[] fields =
            [("UserName", name), ("Password", People.Password), ("Repeat", People.Password), ("__RequestVerificationToken", antiforgery)];

        await outage.StopServerAsync();
        using var refused = await browser.PostBareAsync(form, fields);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await outage.StartServerAsync();
        await ComesBackAsync(browser, form);
        (await outage.Owner.ReadAsync<long>("SELECT count(*) FROM accounts.accounts WHERE user_name = $1", name)).ShouldBe(0);

        using var created = await browser.PostBareAsync(form, fields);
        created.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await outage.Owner.ReadAsync<long>("SELECT count(*) FROM accounts.accounts WHERE user_name = $1", name)).ShouldBe(1);
    }

    [Fact]
    public async Task A_sale_sent_meanwhile_is_refused_at_once_and_the_same_form_sells_once_afterwards()
    {
        await using var site = await SiteFixture.StartAsync(outage.Installation);
        using var browser = await SignedInAsync(site, Role.Storekeeper);
        var warehouse = await Warehouse.OpenAsync(outage.Installation.Database);
        var sku = await warehouse.ProductAsync(5);
        const string form = "/Stock/Documents/New?kind=sale";
        (string, string)[] fields =
        [
            ("step", "post"), ("Key", Warehouse.NewKey()), ("From", warehouse.Here.ToString(CultureInfo.InvariantCulture)), ("Sku-0", sku), ("Quantity-0", "2"),
            ("__RequestVerificationToken", await browser.TokenAsync(form)),
        ];

        await outage.StopServerAsync();
        var since = Stopwatch.GetTimestamp();
        using var refused = await browser.PostBareAsync(form, fields);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(backWithin);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await outage.StartServerAsync();
        await ComesBackAsync(browser, "/Stock");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);

        using var sold = await browser.PostBareAsync(form, fields);
        using var again = await browser.PostBareAsync(form, fields);
        sold.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.Headers.Location.ShouldBe(sold.Headers.Location);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(3);
    }

    // Each connection that lay in a pool while the server restarted would once have failed somebody's request.
    [Fact]
    public async Task After_a_restart_that_nobody_noticed_there_is_no_series_of_errors()
    {
        await using var site = await SiteFixture.StartAsync(outage.Installation);
        using var browser = await SignedInAsync(site);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.ReadAsync("/")));

        await outage.StopServerAsync();
        await outage.StartServerAsync();
        await ComesBackAsync(browser, "/");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => browser.GetAsync("/")));
        answers.Select(answer => answer.StatusCode).Distinct().ShouldBe([HttpStatusCode.OK]);
    }

    private async Task<Browser> SignedInAsync(WebApplication site, Role role = Role.Manager)
    {
        var browser = SiteFixture.NewBrowser(site);
        using var response = await browser.SignInAsync(await outage.People.AddAsync(role));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync("/")).ShouldContain("Bonjour");
        return browser;
    }

    private static async Task<string> AwayAsync(Browser browser, string path)
    {
        using var response = await browser.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(backWithin);
        var text = await Browser.TextOfAsync(response);
        TraceOf(text).ShouldNotBeEmpty();
        return text;
    }

    private static async Task<string> ComesBackAsync(Browser browser, string path)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var response = await browser.GetAsync(path);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return await Browser.TextOfAsync(response);
            }

            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(backWithin, $"{path} still answers {response.StatusCode}");
        }
    }

    private static string TraceOf(string page) => Trace().Match(page).Groups[1].Value;

    [GeneratedRegex("<code>([^<]+)</code>")]
    private static partial Regex Trace();

    private sealed class LogText : ILogEventSink
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public void Emit(LogEvent logEvent) => Lines.Enqueue(logEvent.RenderMessage(CultureInfo.InvariantCulture));
    }
}
