using System.Globalization;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Imports.Intake;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>The known answers of the real files, and of the small ones, as the pages say them.</summary>
public sealed partial class KnownAnswerPageTests(DatabaseFixture fixture)
{
    [Theory]
    [InlineData("2022-12-18", 1382, 118, 114, 932, 68)]
    [InlineData("2026-01-01", 1323, 177, 173, 892, 108)]
    public async Task The_real_files_give_their_known_answers_in_both_languages(
        string date, int frenchCreated, int frenchSetAside, int frenchAge, int germanCreated, int germanSetAside)
    {
        await using var database = await fixture.NewDatabaseAsync();
        var french = await TakeInAsync(database, SharedFiles.OrSkip("french-data-1.csv"), "France", date);
        var german = await TakeInAsync(database, SharedFiles.OrSkip("german-data-1.csv"), "Germany", date);
        await using var site = await SiteFixture.StartAsync(database.Installation);
        using var browser = await ManagerAsync(site, database);

        foreach (var words in new[] { Words.French, Words.English })
        {
            if (words == Words.English)
            {
                browser.InEnglish();
            }

            var frenchReport = await browser.ReadAsync($"/Imports/{french}");
            ShownTable.Read(frenchReport, "outcomes").ShouldBe(words.Outcomes(frenchCreated, frenchSetAside));
            ShownTable.Read(frenchReport, "reasons").ShouldBe(new() { [words.Age] = frenchAge, [words.Card] = 4 });
            ShownTable.Read(frenchReport, "countries").ShouldBe(new() { ["France"] = frenchCreated });

            var germanReport = await browser.ReadAsync($"/Imports/{german}");
            ShownTable.Read(germanReport, "outcomes").ShouldBe(words.Outcomes(germanCreated, germanSetAside));
            ShownTable.Read(germanReport, "reasons").ShouldBe(new() { [words.Age] = germanSetAside });
            ShownTable.Read(germanReport, "countries").ShouldBe(new() { [words.Germany] = germanCreated });
        }

        // Row 7 with 40, and 319 with 1260; the header is line 1.
        var shared = await browser.ReadAsync($"/Imports/{french}/SetAside?reason=card");
        Line().Matches(shared).Select(line => line.Groups["line"].Value).ShouldBe(["8", "41", "320", "1,261"]);
        var cards = CardEnding().Matches(shared).Select(card => card.Groups["digits"].Value).ToList();
        cards.Count.ShouldBe(4);
        (cards[0] == cards[1], cards[2] == cards[3]).ShouldBe((true, true));
    }

    [Fact]
    public async Task The_small_files_give_theirs()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var french = (await SmallFileTests.TakeInAsync(database, "small-french-client.csv", "France", PartnerFileBuilder.ImportDate)).ImportId;
        var german = (await SmallFileTests.TakeInAsync(database, "small-german-client.csv", "Germany", PartnerFileBuilder.ImportDate)).ImportId;
        await using var site = await SiteFixture.StartAsync(database.Installation);
        using var browser = await ManagerAsync(site, database);

        var text = await browser.ReadAsync($"/Imports/{french}");
        ShownTable.Read(text, "outcomes").Values.ShouldBe([10, 0, 1, 12, 1]);
        ShownTable.Read(text, "reasons").ShouldBe(new()
        {
            ["Âge hors limites"] = 5,
            ["Carte partagée"] = 4,
            ["Tailles discordantes"] = 2,
            ["Personne en double"] = 1,
            ["Valeur mal formée"] = 1,
            ["Valeur manquante"] = 1,
        });
        text.ShouldContain("1 client sans poids connu");

        var second = await browser.ReadAsync($"/Imports/{german}");
        ShownTable.Read(second, "outcomes").Values.ShouldBe([8, 1, 1, 9, 1]);
        second.ShouldContain("1 client accepté auparavant est maintenant suspendu");
    }

    private static async Task<long> TakeInAsync(TestDatabase database, PartnerFile file, string partner, string date)
    {
        var outcome = await database.TakeInAsync(file, partner, DateOnly.Parse(date, CultureInfo.InvariantCulture));
        return outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.ImportId;
    }

    private static async Task<Browser> ManagerAsync(Microsoft.AspNetCore.Builder.WebApplication site, TestDatabase database)
    {
        var browser = SiteFixture.NewBrowser(site);
        using var signedIn = await browser.SignInAsync(await new People(database.Database).AddAsync(Role.Manager));
        return browser;
    }

    [GeneratedRegex("""<th scope="rowgroup"[^>]*>(?<line>[^<]*)</th>""")]
    private static partial Regex Line();

    [GeneratedRegex(" ending in (?<digits>[0-9]{4})<")]
    private static partial Regex CardEnding();

    private sealed record Words(string Created, string Updated, string Unchanged, string SetAside, string Unreadable, string Age, string Card, string Germany)
    {
        public static Words French { get; } = new(
            "Créées", "Mises à jour", "Inchangées", "Mises à l’écart", "Illisibles", "Âge hors limites", "Carte partagée", "Allemagne");

        public static Words English { get; } = new(
            "Created", "Updated", "Unchanged", "Set aside", "Unreadable", "Age outside the limits", "Shared card", "Germany");

        public Dictionary<string, int> Outcomes(int created, int setAside) =>
            new() { [Created] = created, [Updated] = 0, [Unchanged] = 0, [SetAside] = setAside, [Unreadable] = 0 };
    }
}
