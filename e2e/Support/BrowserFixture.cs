using Microsoft.Playwright;

namespace Kotline.EndToEnd.Support;

[CollectionDefinition]
public sealed class OneBrowser : ICollectionFixture<BrowserFixture>;

/// <summary>One Chromium, and the site that it visits.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public SiteUnderTest Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await SiteUnderTest.FindAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(Chromium.Options(Site.Address));
    }

    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => browser.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Site.DisposeAsync();
    }
}
