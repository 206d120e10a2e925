using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>A site over a database of its own, on which applying imports is held up until a test lifts that.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplication site;
    private readonly Blockade blockade;

    private RunningSite(TestDatabase database, WebApplication site, Blockade blockade, Browser manager)
    {
        this.database = database;
        this.site = site;
        this.blockade = blockade;
        Manager = manager;
    }

    public TestDatabase Database => database;

    public WebApplication Site => site;

    public Browser Manager { get; }

    public static async Task<RunningSite> StartAsync(DatabaseFixture fixture, Action<WebApplicationBuilder>? configure = null, params (string, string)[] settings)
    {
        var database = await fixture.NewDatabaseAsync();
        var site = await SiteFixture.StartAsync(database.Installation, configure, map: null, settings);
        var blockade = await Blockade.OfApplyingAsync(database);
        return new RunningSite(database, site, blockade, await SignedInAsync(database, site, Role.Manager));
    }

    public Browser NewBrowser() => SiteFixture.NewBrowser(site);

    public Task<Browser> ManagerAsync() => SignedInAsync(Role.Manager);

    public Task<Browser> SignedInAsync(Role role) => SignedInAsync(database, site, role);

    /// <summary>The manager uploads and confirms a small file.</summary>
    /// <returns>The import's address.</returns>
    public async Task<string> ImportAsync()
    {
        var id = await Manager.AcceptAsync(new PartnerFileBuilder().People(1, 20).Text);
        using var response = await Manager.PostAsync($"{UploadingBrowser.Pending}?handler=Import", UploadingBrowser.Pending, ("id", id));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString();
    }

    public ValueTask LiftAsync() => blockade.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Manager.Dispose();
        await blockade.DisposeAsync();
        await site.StopAsync(CancellationToken.None);
        await site.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<Browser> SignedInAsync(TestDatabase database, WebApplication site, Role role)
    {
        var browser = SiteFixture.NewBrowser(site);
        using var response = await browser.SignInAsync(await new People(database.Database).AddAsync(role));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }
}
