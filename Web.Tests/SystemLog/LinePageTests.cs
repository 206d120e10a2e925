using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.SystemLog;

[Collection<OneSite>]
public sealed class LinePageTests(SiteFixture site)
{
    [Fact]
    public async Task A_line_shows_its_exception_its_properties_and_the_rest_of_its_trace()
    {
        var trace = SeededLogLines.NewTrace();
        var begun = await SeededLogLines.AddAsync(site.Database.Owner, "it began", traceId: trace);
        var failed = await SeededLogLines.AddAsync(
            site.Database.Owner, "it failed", SeededLogLines.Error, trace, exception: "System.FormatException: why\n   at Somewhere()");

        var text = await site.Cast.Administrator.ReadAsync($"/System/Log/{failed}");

        text.ShouldContain($"<title>Ligne {failed} – Kotline</title>");
        text.ShouldContain("System.FormatException: why");
        text.ShouldContain("""<th scope="row">City</th><td><code>Fécamp</code></td>""");
        text.ShouldContain("""<th scope="row">Rows</th><td><code>3</code></td>""");
        text.ShouldContain($"""<a href="/System/Log/{begun}">it began</a>""");
        text.ShouldContain($"""<a href="/System?trace={trace}"><code>{trace}</code></a>""");
        text.ShouldNotContain($"""<a href="/System/Log/{failed}">""");
    }

    [Fact]
    public async Task In_english_a_line_without_trace_stands_alone()
    {
        var id = await SeededLogLines.AddAsync(site.Database.Owner, "alone");
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Administrator));
        var text = await browser.ReadAsync($"/System/Log/{id}");
        text.ShouldContain($"<title>Line {id} – Kotline</title>");
        text.ShouldContain("Where it comes from");
        text.ShouldNotContain("The same trace");
        text.ShouldNotContain("log-exception");
    }

    [Theory]
    [InlineData("/System/Log/999999999")]
    [InlineData("/System/Log/0")]
    [InlineData("/System/Log/-1")]
    [InlineData("/System/Log/abc")]
    [InlineData("/System/Log/99999999999999999999")]
    [InlineData("/System/Log/")]
    public async Task An_unknown_line_is_not_found_and_the_way_back_is_the_log(string path)
    {
        using var response = await site.Cast.Administrator.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("Page introuvable");
        text.ShouldContain("""<a class="button" href="/System">Retour à la liste</a>""");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    public async Task Other_roles_are_refused(Role role)
    {
        var id = await SeededLogLines.AddAsync(site.Database.Owner, "not for everybody");
        using var response = await site.Cast.As(role).GetAsync($"/System/Log/{id}");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Browser.TextOfAsync(response)).ShouldNotContain("not for everybody");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/System/Log/1");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
