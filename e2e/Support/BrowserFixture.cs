using Kotline.Infrastructure.Database;
using Kotline.Web.Setup;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Support;

[CollectionDefinition]
public sealed class OneBrowser : ICollectionFixture<BrowserFixture>;

/// <summary>The site on a free port of this machine, over the assembly's own database, and a Chromium to visit it with.</summary>
public sealed class BrowserFixture(DatabaseFixture database) : IAsyncLifetime
{
    private WebApplication site = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public DatabaseFixture Database => database;

    public People People => new(database.Database);

    public string Address => site.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var installation = new Installation(database.Database, InstallationKeys.New());
        site = Site.Build(["--urls=http://127.0.0.1:0"], installation, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Security:SignInAttemptsPerMinute"] = "100000" });
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(Chromium.Options());
    }

    public Task<IBrowserContext> NewContextAsync(string language) => browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = Address,
        Locale = language,
    });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await site.DisposeAsync();
    }
}
