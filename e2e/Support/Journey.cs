using Deque.AxeCore.Playwright;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Support;

/// <summary>One visit in a browser of its own. When it fails, its trace and last screen are kept in TestResults.</summary>
[Collection<OneBrowser>]
public abstract class Journey(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "TestResults");

    private readonly List<string> refusedByPolicy = [];
    private readonly List<IBrowserContext> others = [];
    private IBrowserContext context = null!;

    protected virtual SiteUnderTest Site => browser.Site;

    protected IPage Page { get; private set; } = null!;

    protected virtual string Language => "fr-FR";

    protected virtual bool HasJavaScript => true;

    public virtual async ValueTask InitializeAsync()
    {
        context = await browser.NewContextAsync(
            new BrowserNewContextOptions { BaseURL = Site.Address, Locale = Language, JavaScriptEnabled = HasJavaScript });
        await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        Page = await context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                refusedByPolicy.Add(message.Text);
            }
        };
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Split(Path.GetInvalidFileNameChars()));
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Kept, name + ".png"), FullPage = true });
            await context.Tracing.StopAsync(new TracingStopOptions { Path = Path.Combine(Kept, name + ".zip") });
        }

        foreach (var other in others)
        {
            await other.DisposeAsync();
        }

        await context.DisposeAsync();
        refusedByPolicy.ShouldBeEmpty();
        GC.SuppressFinalize(this);
    }

    /// <summary>Signs in as somebody with just these roles.</summary>
    protected async Task<Person> SignInAsync(params Role[] roles)
    {
        var person = await Site.PersonAsync(roles);
        await SignInAsync(person);
        return person;
    }

    protected Task SignInAsync(Person person) => SignInAsync(Page, person);

    /// <summary>Opens what is the reader's own: language, theme, the way out.</summary>
    protected ILocator Mine => Page.Locator("header [popovertarget]");

    protected async Task SignOutAsync()
    {
        await Mine.ClickAsync();
        await Button("Se déconnecter").ClickAsync();
    }

    /// <summary>A colleague with just these roles, signed in in another browser.</summary>
    protected async Task<IPage> ColleagueAsync(params Role[] roles)
    {
        var other = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Site.Address, Locale = Language });
        others.Add(other);
        var page = await other.NewPageAsync();
        await SignInAsync(page, await Site.PersonAsync(roles));
        return page;
    }

    private static async Task SignInAsync(IPage page, Person person)
    {
        await page.GotoAsync("/Accounts/SignIn");
        await page.Locator("#UserName").FillAsync(person.UserName);
        await page.Locator("#Password").FillAsync(person.Password);
        await page.Locator("#main button").ClickAsync();
    }

    protected async Task ShouldBeAccessibleAsync()
    {
        var result = await Page.RunAxe();
        result.Violations.Select(violation => $"{Page.Url} {violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty();
    }

    protected Task TabToAsync(string selector) => TabToAsync(Page.Locator(selector).First);

    /// <summary>Presses the Tab key until this has the focus.</summary>
    protected async Task TabToAsync(ILocator wanted)
    {
        const int stopsMax = 80;
        for (var stop = 0; stop < stopsMax; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{wanted} can't be reached by the Tab key");
    }

    protected ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = text });

    protected ILocator Button(string text) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = text, Exact = true });

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
