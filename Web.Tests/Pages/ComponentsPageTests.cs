using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace Kotline.Web.Tests.Pages;

[Collection<OneSite>]
public sealed class ComponentsPageTests(SiteFixture site)
{
    [Fact]
    public async Task In_development_it_shows_everything_and_lets_its_charts_write_their_style()
    {
        await using var inDevelopment = await SiteFixture.StartAsync(
            site.Installation, builder => builder.Environment.EnvironmentName = Environments.Development);
        using var browser = SiteFixture.NewBrowser(inDevelopment);
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Employee));
        using var response = await browser.GetAsync("/Components");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("""<td class="number" data-value="1323">1""");
        var nonce = text.Split("data-style-nonce=\"")[1].Split('"')[0];
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"style-src 'self' 'nonce-{nonce}';");
    }

    [Fact]
    public async Task Elsewhere_there_is_no_such_page()
    {
        using var response = await site.Cast.Manager.GetAsync("/Components");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("style-src 'self';");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Components");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
