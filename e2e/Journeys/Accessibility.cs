using Deque.AxeCore.Playwright;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

/// <summary>axe finds nothing on any page, in either language, light and dark. Colours don't depend on the language.</summary>
public abstract class Accessibility(BrowserFixture browser, string language, params ColorScheme[] schemes) : Journey(browser)
{
    protected override string Language => language;

    [Fact]
    public async Task The_pages_of_strangers_have_no_violation()
    {
        await CheckAsync("/Accounts/SignIn");
        await Page.Locator("#main button").ClickAsync();
        await CheckAsync();
        await CheckAsync("/Accounts/Setup?token=none");
        if (await new CreateSetupLink(Site.Database.Database).RunAsync(TestContext.Current.CancellationToken) is { } token)
        {
            await CheckAsync($"/Accounts/Setup?token={token}");
        }
    }

    [Fact]
    public async Task The_pages_of_a_manager_have_no_violation()
    {
        var done = await SeededImports.DoneAsync(Site.Database.Owner, "done.csv");
        var running = await SeededImports.RunningAsync(Site.Database.Owner, "running.csv");
        await SignInAsync(await Site.People.AddAsync(Role.Manager, Role.Storekeeper));
        await CheckAsync("/");
        await CheckAsync($"/Imports/{done}");
        await CheckAsync($"/Imports/{running}");
        await CheckAsync("/nowhere");
    }

    [Fact]
    public async Task A_refusal_has_no_violation()
    {
        await SignInAsync(await Site.People.AddAsync());
        await CheckAsync("/Imports/1");
    }

    private async Task CheckAsync(string path)
    {
        await Page.GotoAsync(path);
        await CheckAsync();
    }

    private async Task CheckAsync()
    {
        foreach (var scheme in schemes)
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var result = await Page.RunAxe();
            result.Violations.Select(v => $"{Page.Url} {scheme} {v.Id}: {v.Nodes[0].Html}").ShouldBeEmpty();
        }
    }
}

public sealed class AccessibilityInFrench(BrowserFixture browser) : Accessibility(browser, "fr-FR", ColorScheme.Light, ColorScheme.Dark);

public sealed class AccessibilityInEnglish(BrowserFixture browser) : Accessibility(browser, "en-GB", ColorScheme.Light);
