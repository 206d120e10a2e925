using System.Net;
using System.Net.Http.Headers;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Frame;

[Collection<OneSite>]
public sealed class FrameTests(SiteFixture site)
{
    private static readonly string[] needsARole = ["/Imports", "/System"];

    [Theory]
    [InlineData(Role.Employee, "")]
    [InlineData(Role.Storekeeper, "")]
    [InlineData(Role.Auditor, "")]
    [InlineData(Role.Manager, "/Imports")]
    [InlineData(Role.Administrator, "/System")]
    public async Task The_menu_offers_what_a_person_may_open(Role role, string offered)
    {
        var text = await site.Cast.As(role).ReadAsync("/");
        text.ShouldContain("""<a href="/Clients">""");
        text.ShouldContain("""<a href="/" aria-current="page">""");
        foreach (var path in needsARole)
        {
            text.Contains($"<a href=\"{path}\">", StringComparison.Ordinal).ShouldBe(path == offered, path);
        }
    }

    [Theory]
    [InlineData("/lib/htmx.js")]
    [InlineData("/lib/apexcharts.js")]
    [InlineData("/lib/site.css")]
    [InlineData("/js/charts.js")]
    public async Task What_pages_load_is_compressed_and_kept_while_its_version_stays(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path + "?v=1");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await site.Cast.Stranger.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Fact]
    public async Task Pages_are_neither_compressed_nor_kept()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await site.Cast.Employee.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.CacheControl!.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task Whoever_is_no_longer_signed_in_goes_to_the_sign_in_page_as_a_whole()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Stranger.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.GetValues("HX-Redirect").ShouldBe(["/Accounts/SignIn?returnUrl=%2F"]);
    }
}
