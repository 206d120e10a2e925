using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Installing;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Kotline.Web.Tests.Accounts;

[Collection<OneSite>]
public sealed class DataProtectionTests(SiteFixture site)
{
    [Fact]
    public async Task A_session_survives_a_restart_of_the_site()
    {
        var cookie = await SignInForCookieAsync();
        await using var restarted = await SiteFixture.StartAsync(site.Installation);
        (await StatusAsync(restarted, cookie)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_installations_key_the_stored_keys_open_nothing()
    {
        var cookie = await SignInForCookieAsync();
        var last = await site.Database.Owner.ReadAsync<long>("SELECT max(id) FROM accounts.data_protection_keys");
        var elsewhere = new Installation(site.Database.Database, InstallationKeys.New());
        await using var other = await SiteFixture.StartAsync(elsewhere);
        (await StatusAsync(other, cookie)).ShouldBe(HttpStatusCode.Redirect);
        await site.Database.Owner.RunAsync("DELETE FROM accounts.data_protection_keys WHERE id > $1", last);
    }

    [Fact]
    public async Task The_stored_keys_hold_no_key_in_clear()
    {
        var elements = await site.Database.Owner.ReadAsync<string>("SELECT string_agg(element, '') FROM accounts.data_protection_keys");
        elements.ShouldContain("<sealed");
        elements.ShouldNotContain("masterKey");
        elements.ShouldNotContain("<value>");
    }

    private async Task<string> SignInForCookieAsync()
    {
        using var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync(Role.Employee));
        return response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-kotline=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task<HttpStatusCode> StatusAsync(WebApplication other, string cookie)
    {
        using var browser = SiteFixture.NewBrowser(other);
        browser.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await browser.GetAsync("/")).StatusCode;
    }
}
