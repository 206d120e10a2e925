using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

/// <summary>
/// axe finds nothing on any page, none scrolls sideways, on a phone or on a wide screen, and none has two main actions. Each language is
/// read in one theme; in both where <c>KOTLINE_SCREENSHOTS</c> says to keep pictures, and in which folder.
/// </summary>
public abstract class EveryPage(BrowserFixture browser, string language, ColorScheme theme) : Journey(browser)
{
    private const string PicturesVariable = "KOTLINE_SCREENSHOTS";

    private static readonly string? pictures = Environment.GetEnvironmentVariable(PicturesVariable);

    private static readonly (int Width, int Height)[] screens = [(390, 844), (1440, 900)];

    protected override string Language => language;

    [Fact]
    public async Task Strangers() => await VisitAsync("stranger", Tour.Strangers);

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Of(Role role)
    {
        await Site.FurnishAsync();
        await SignInAsync(role);
        await VisitAsync(role.ToString().ToLowerInvariant(), Tour.ByRole[role]);
    }

    private async Task VisitAsync(string who, IReadOnlyList<Tour.Stop> stops)
    {
        foreach (var scheme in string.IsNullOrEmpty(pictures) ? [theme] : (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var stop in stops)
            {
                await VisitAsync(stop, $"{who}-{stop.Name}-{language[..2]}-{scheme.ToString().ToLowerInvariant()}");
            }
        }
    }

    private async Task VisitAsync(Tour.Stop stop, string picture)
    {
        var isPictured = !string.IsNullOrEmpty(pictures);
        foreach (var (width, height) in screens)
        {
            await Page.SetViewportSizeAsync(width, height);
            // A page that is turned from a phone to a wide screen is the same page; a picture is of one that was opened there.
            if (isPictured || (width, height) == screens[0])
            {
                await stop.GoAsync(Page);
            }

            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"))
                .ShouldBeLessThanOrEqualTo(0, $"{stop.Name} scrolls sideways at {width} pixels");
            (await Page.Locator(".key")
                    .EvaluateAllAsync<bool>("cells => cells.every(cell => cell.getBoundingClientRect().right <= innerWidth)"))
                .ShouldBeTrue($"{stop.Name} has what people came for off the screen at {width} pixels");
            (await Page.Locator(".button:not(.quiet):visible").AllInnerTextsAsync()).Count
                .ShouldBeLessThanOrEqualTo(1, $"{stop.Name} has several main actions");
            if (isPictured)
            {
                await Page.ScreenshotAsync(
                    new PageScreenshotOptions { Path = Path.Combine(pictures!, $"{picture}-{width}.png"), FullPage = true });
            }
        }

        await ShouldBeAccessibleAsync();
    }
}

public sealed class EveryPageInFrench(BrowserFixture browser) : EveryPage(browser, "fr-FR", ColorScheme.Light);

public sealed class EveryPageInEnglishAtNight(BrowserFixture browser) : EveryPage(browser, "en-GB", ColorScheme.Dark);
