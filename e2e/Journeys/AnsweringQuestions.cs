using System.Text;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

/// <summary>What can't be told of a file is asked, in sight of what speaks for each answer; what would change too much is held.</summary>
public sealed class AnsweringQuestions(BrowserFixture browser) : Journey(browser)
{
    private const int Phone = 390;
    private const int Desk = 1440;

    private static readonly string? pictures = Environment.GetEnvironmentVariable("KOTLINE_SCREENSHOTS");

    [Fact]
    public async Task A_manager_answers_each_question_and_imports_the_files()
    {
        await SignInAsync(Role.Manager);
        var partner = "Maison " + Guid.NewGuid().ToString("N")[..8];
        var macRoman = CodePagesEncodingProvider.Instance.GetEncoding(10000)!;
        await UploadAsync(
            partner,
            ("mac.csv", macRoman.GetBytes(InventedClients.Text(8))),
            ("dates.csv", Encoding.UTF8.GetBytes(InventedClients.Text(9, birthday: person => person < 5 ? "8/30/1980" : "30/8/1980"))),
            ("colonnes.csv", Encoding.UTF8.GetBytes("Clients de novembre\n" + InventedClients.Text(3, InventedClients.Header.Replace("Centimeters", "Taille", StringComparison.Ordinal)))),
            ("sans-en-tete.csv", Encoding.UTF8.GetBytes(InventedClients.Text(3)[(InventedClients.Header.Length + 1)..])));
        await LookAsync("questions");

        var encoding = File("mac.csv");
        await Expect(encoding).ToContainTextAsync("Zoé0 · Zoé1");
        await encoding.GetByText("MACINTOSH").ClickAsync();
        await AnswerAsync(encoding);
        await Expect(File("mac.csv")).ToContainTextAsync("Besançon");

        var dates = File("dates.csv");
        await Expect(dates).ToContainTextAsync("4 dates ne se lisent qu’ainsi");
        await dates.GetByText("Mois/jour/année").ClickAsync();
        await AnswerAsync(dates);
        await Expect(File("dates.csv")).ToContainTextAsync("se lit 30 août 1980");

        var columns = File("colonnes.csv");
        await columns.GetByLabel("Taille", new LocatorGetByLabelOptions { Exact = true }).SelectOptionAsync("Taille en centimètres");
        await AnswerAsync(columns);
        await Expect(File("colonnes.csv")).ToContainTextAsync("1 ligne au-dessus de l’en-tête n’est pas lue.");

        var bare = File("sans-en-tete.csv");
        await Expect(bare).ToContainTextAsync("Aucun en-tête n’a été reconnu");
        await AnswerAsync(bare);
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dites quelle colonne contient");
        await ShouldBeAccessibleAsync();
        await File("sans-en-tete.csv").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Retirer" }).ClickAsync();

        await Button("Importer les 3 fichiers").ClickAsync();
        await Expect(Page.GetByText("3 fichiers sont en cours d’import.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_would_change_too_many_clients_is_held_until_a_manager_accepts_it()
    {
        await SignInAsync(Role.Manager);
        var partner = "Maison " + Guid.NewGuid().ToString("N")[..8];
        var text = InventedClients.Text(60);
        await ImportAsync(partner, "premier.csv", text);
        await Expect(Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Résultat" })).ToBeVisibleAsync(
            new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });

        await ImportAsync(partner, "second.csv", text.Replace("Besançon", "Vesoul", StringComparison.Ordinal));

        await Expect(Heading("Cet import attend votre accord")).ToBeVisibleAsync(
            new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await LookAsync("held");
        await Expect(Page.GetByText("Il changerait la ville de 60 des 60 clients actifs")).ToBeVisibleAsync();
        await Page.GetByText("Accepter ces changements…").ClickAsync();
        await ShouldBeAccessibleAsync();
        await Button("Accepter et enregistrer").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Résultat" }))
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
    }

    private ILocator File(string name) => Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name, Exact = true });

    private static Task AnswerAsync(ILocator file) =>
        file.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Relire le fichier ainsi" }).ClickAsync();

    private async Task ImportAsync(string partner, string name, string text)
    {
        await UploadAsync(partner, (name, Encoding.UTF8.GetBytes(text)));
        await Button("Importer").ClickAsync();
    }

    private async Task UploadAsync(string partner, params (string Name, byte[] Bytes)[] files)
    {
        await Page.GotoAsync("/Imports/Upload");
        await Page.GetByLabel("Partenaire").FillAsync(partner);
        await Page.GetByLabel("Date d’import").FillAsync("2026-01-01");
        await Page.GetByLabel("Fichiers", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(
            files.Select(file => new FilePayload { Name = file.Name, MimeType = "text/csv", Buffer = file.Bytes }));
        await Button("Envoyer et vérifier").ClickAsync();
        await Expect(Heading("Fichiers en attente")).ToBeVisibleAsync();
    }

    /// <summary>On a phone and at a desk, nothing scrolls sideways, and axe finds nothing.</summary>
    private async Task LookAsync(string picture)
    {
        foreach (var width in (int[])[Phone, Desk])
        {
            await Page.SetViewportSizeAsync(width, 900);
            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(
                0, $"{picture} at {width} pixels");
            if (!string.IsNullOrEmpty(pictures))
            {
                await Page.ScreenshotAsync(
                    new PageScreenshotOptions { Path = Path.Combine(pictures, $"manager-{picture}-{width}.png"), FullPage = true });
            }
        }

        await ShouldBeAccessibleAsync();
    }
}
