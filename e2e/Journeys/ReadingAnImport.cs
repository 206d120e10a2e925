using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Kotline.Web.Tests.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

public sealed class ReadingAnImport(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_manager_opens_an_import_from_home_and_reads_its_figures()
    {
        await SeededImports.DoneAsync(Site.Database.Owner, "novembre.csv");
        await SignInAsync(Role.Manager);
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "novembre.csv" }).ClickAsync();

        await Expect(Heading("novembre.csv")).ToBeVisibleAsync();
        var outcomes = Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Résultat" });
        await Expect(outcomes.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Mises à l’écart" })).ToContainTextAsync("49,6");
        await Expect(outcomes.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Total" })).ToContainTextAsync("500");
    }
}
