using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Clients;

[Collection<OneSite>]
public sealed class ClientsIndexPageTests(SiteFixture site)
{
    private readonly string surname = $"Lefèvre{Guid.NewGuid():N}"[..15];

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Everybody_finds_a_client_without_accents_and_case(Role role)
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        var words = $"{surname.Replace('è', 'E')} saint etienne";
        using var response = await site.Cast.As(role).GetAsync($"/Clients?q={Uri.EscapeDataString(words)}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<title>Clients – Kotline</title>");
        text.ShouldContain($"""<a href="/Clients/{client}?list=""");
        text.ShouldContain($"{surname} Élodie</a>");
        text.ShouldContain("2004 Land Rover Defender");
        text.ShouldContain("1 client<");
    }

    [Fact]
    public async Task Htmx_gets_the_results_alone_and_the_address_without_blank_fields()
    {
        await SeededClients.AddAsync(site.Database.Owner, surname);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/Clients?q={surname}&country=&gender=&ageFrom=&order=");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Employee.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await Browser.TextOfAsync(response);
        text.ShouldNotContain("<html");
        text.ShouldContain($"{surname} Élodie");
        response.Headers.GetValues("HX-Push-Url").ShouldBe([$"/Clients?q={Uri.EscapeDataString(surname)}"]);
        response.Headers.Vary.ShouldContain("HX-Request");
    }

    [Fact]
    public async Task A_suspended_client_is_marked_for_managers_and_hidden_from_others()
    {
        await SeededClients.AddAsync(site.Database.Owner, surname, isSuspended: true);
        (await site.Cast.Manager.ReadAsync($"/Clients?q={surname}&status=suspended")).ShouldContain("""<span class="badge busy">Suspendu</span>""");
        foreach (var role in (Role[])[Role.Employee, Role.Storekeeper, Role.Auditor, Role.Administrator])
        {
            var text = await site.Cast.As(role).ReadAsync($"/Clients?q={surname}&status=suspended");
            text.ShouldNotContain($"{surname} Élodie");
            text.ShouldNotContain("name=\"status\"");
            text.ShouldContain("Aucun client ne correspond");
        }
    }

    [Fact]
    public async Task Pages_sorting_and_filters_are_links_that_keep_each_other()
    {
        for (var number = 0; number < 27; number++)
        {
            await SeededClients.AddAsync(site.Database.Owner, surname, givenName: $"G{number:D2}");
        }

        var escaped = Uri.EscapeDataString(surname);
        var first = await site.Cast.Employee.ReadAsync($"/Clients?q={escaped}&gender=female&sort=name&order=desc");
        first.ShouldContain("27 clients");
        first.ShouldContain($"{surname} G26</a>");
        first.ShouldContain("""aria-sort="descending"><a href="/Clients?q=""" + escaped + "&gender=female\">Nom");
        first.ShouldContain($"""href="/Clients?gender=female&order=desc"><span class="visually-hidden">Retirer le filtre </span>« {surname} »""".Replace("« ", "«\u202f", StringComparison.Ordinal).Replace(" »", "\u202f»", StringComparison.Ordinal));
        first.ShouldNotContain("Première page");

        var next = HrefBefore(first, "rel=\"next\"");
        var second = await site.Cast.Employee.ReadAsync(next);
        second.ShouldContain($"{surname} G01</a>");
        second.ShouldNotContain($"{surname} G02</a>");
        second.ShouldNotContain("rel=\"next\"");

        var back = await site.Cast.Employee.ReadAsync(HrefBefore(second, "rel=\"prev\""));
        back.ShouldContain($"{surname} G26</a>");
        back.ShouldContain($"{surname} G02</a>");
    }

    [Theory]
    [InlineData("?after=broken")]
    [InlineData("?before=%F0%9F%98%80")]
    [InlineData("?sort=9&order=up&country=XX&gender=x&ageFrom=-1&ageTo=abc&brand=99999999999999999999&status=x")]
    [InlineData("?q=%00%27%25_%5C")]
    public async Task What_makes_no_sense_in_an_address_is_no_condition(string query)
    {
        await SeededClients.AddAsync(site.Database.Owner, surname);
        using var response = await site.Cast.Employee.GetAsync("/Clients" + query);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Browser.TextOfAsync(response)).ShouldContain("""<table class="clients" """);
    }

    [Fact]
    public async Task In_english_countries_are_english_too()
    {
        await SeededClients.AddAsync(site.Database.Owner, surname);
        await site.Database.Owner.RunAsync("UPDATE clients.clients SET country_code = 'DE' WHERE surname = $1", surname);
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync());
        var text = await browser.ReadAsync($"/Clients?q={surname}&ageTo=200");
        text.ShouldContain("<td class=\"column-country\">Germany</td>");
        text.ShouldContain("1 client<");
        (await site.Cast.Employee.ReadAsync($"/Clients?q={surname}")).ShouldContain("<td class=\"column-country\">Allemagne</td>");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Clients?q=x");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.AbsolutePath.ShouldBe("/Accounts/SignIn");
    }

    private static string HrefBefore(string text, string end)
    {
        var to = text.IndexOf(end, StringComparison.Ordinal);
        to.ShouldBeGreaterThan(0, end);
        var from = text.LastIndexOf("href=\"", to, StringComparison.Ordinal) + 6;
        return text[from..text.IndexOf('"', from)];
    }
}
