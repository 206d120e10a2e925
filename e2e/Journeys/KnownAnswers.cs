using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

/// <summary>
/// The known answers of the real French half, read off the page's tables. On a site of its own: on another one these clients may be known.
/// </summary>
public abstract class KnownAnswers(BrowserFixture browser) : Journey(browser)
{
    private const string ImportDate = "2022-12-18";

    [Fact]
    public async Task A_manager_reads_the_report_of_the_real_french_half()
    {
        var file = SharedFiles.OrSkip("french-data-1.csv");
        await using var site = await OwnSite.StartAsync();
        await TakeInAsync(site.Database, file);
        await Page.GotoAsync(site.Address + "/Imports");
        await SignInHereAsync(await site.PersonAsync(Role.Manager));

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "french-data-1.csv", Exact = true }).ClickAsync();
        await ShouldSayAsync("Résultat", "Créées", "1382");
        await ShouldSayAsync("Résultat", "Mises à l’écart", "118");
        await ShouldSayAsync("Motifs de mise à l’écart", "Âge hors limites", "114");
        await ShouldSayAsync("Motifs de mise à l’écart", "Carte partagée", "4");
        await ShouldSayAsync("Pays", "France", "1382");
        await ShouldShowChartsAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Lignes mises à l’écart", Exact = true }).ClickAsync();
        await FilterAsync("Carte partagée (4)");
        await Expect(Page.Locator("table.cells tbody")).ToHaveCountAsync(4);
        await Expect(Page.Locator("table.cells th[scope=rowgroup]")).ToHaveTextAsync(["8", "41", "320", "1\u202f261"]);
        Page.Url.ShouldContain("reason=card");
    }

    protected abstract Task FilterAsync(string reason);

    protected abstract Task ShouldShowChartsAsync();

    private async Task ShouldSayAsync(string table, string row, string figure)
    {
        var cells = Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = table, Exact = true })
            .GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = row }).Locator("td");
        await Expect(cells.First).ToHaveAttributeAsync("data-value", figure);
        await Expect(cells.First).ToBeVisibleAsync();
    }

    private async Task SignInHereAsync(Person person)
    {
        await Page.Locator("#UserName").FillAsync(person.UserName);
        await Page.Locator("#Password").FillAsync(person.Password);
        await Page.Locator("#main button").ClickAsync();
    }

    private static async Task TakeInAsync(DatabaseFixture database, PartnerFile file)
    {
        var outcome = await database.Installation.Operation<TakeInFile>().RunAsync(
            file,
            "France",
            DateOnly.Parse(ImportDate, CultureInfo.InvariantCulture),
            new FormatChoice(),
            acceptsChanges: false,
            cancellation => new IssueCommandLineTicket(database.Database).RunAsync("tests", cancellation),
            progress: null,
            TestContext.Current.CancellationToken);
        outcome.ShouldBeOfType<ImportOutcome.TakenIn>();
    }
}

public sealed class KnownAnswersWithCharts(BrowserFixture browser) : KnownAnswers(browser)
{
    protected override async Task FilterAsync(string reason) =>
        await Page.GetByLabel("Motif").SelectOptionAsync(new SelectOptionValue { Label = reason });

    protected override async Task ShouldShowChartsAsync()
    {
        var charts = await Page.Locator("[data-chart]").AllAsync();
        charts.Count.ShouldBe(11);
        foreach (var chart in charts)
        {
            // A chart is drawn when the reader comes to it.
            await chart.ScrollIntoViewIfNeededAsync();
            await Expect(chart.Locator("svg.apexcharts-svg")).ToBeVisibleAsync();
        }
    }
}

public sealed class KnownAnswersWithoutScripts(BrowserFixture browser) : KnownAnswers(browser)
{
    protected override bool HasJavaScript => false;

    protected override async Task FilterAsync(string reason)
    {
        await Page.GetByLabel("Motif").SelectOptionAsync(new SelectOptionValue { Label = reason });
        await Button("Filtrer").ClickAsync();
    }

    protected override async Task ShouldShowChartsAsync() => await Expect(Page.Locator("[data-chart]").First).ToBeHiddenAsync();
}
