using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

public sealed class UploadingFiles(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_manager_uploads_a_file_checks_it_watches_it_and_reads_its_report()
    {
        var file = PartnerFiles.French;
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await ShouldBeAccessibleAsync();
        await Page.GetByLabel("Partenaire").FillAsync("Maison " + Guid.NewGuid().ToString("N")[..8]);
        await Page.GetByLabel("Date d’import").FillAsync("2026-01-01");

        var chosen = TimeProvider.System.GetTimestamp();
        await Page.GetByLabel("Fichiers", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(file.Path);
        await Button("Envoyer et vérifier").ClickAsync();

        await Expect(Heading("Fichiers en attente")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = file.Name, Exact = true })).ToContainTextAsync("Mois/jour/année");
        await Button("Importer").ClickAsync();
        await Expect(Heading(file.Name)).ToBeVisibleAsync();

        var outcomes = Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Résultat" });
        await Expect(outcomes).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });
        var seconds = TimeProvider.System.GetElapsedTime(chosen).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {seconds:F1} s from choosing to report"));
        await Expect(outcomes.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Total" })).ToContainTextAsync(file.RowsRead);
        if (Site is OwnSite && file is { Created: { } created, SetAside: { } setAside })
        {
            await Expect(outcomes.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Créées" })).ToContainTextAsync(created);
            await Expect(outcomes.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Mises à l’écart" })).ToContainTextAsync(setAside);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_place_and_the_good_files_go_on()
    {
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await Button("Envoyer et vérifier").ClickAsync();

        var summary = Page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeFocusedAsync();
        (await Page.TitleAsync()).ShouldStartWith("Erreur");
        await ShouldBeAccessibleAsync();
        await summary.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Indiquez le partenaire" }).ClickAsync();
        await Expect(Page.GetByLabel("Partenaire")).ToBeFocusedAsync();

        var good = await File.ReadAllBytesAsync(PartnerFiles.Small("small-german-client.csv"), TestContext.Current.CancellationToken);
        await Page.GetByLabel("Partenaire").FillAsync("Maison");
        await Page.GetByLabel("Fichiers", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(
        [
            new FilePayload { Name = "vide.csv", MimeType = "text/csv", Buffer = [] },
            new FilePayload { Name = "bon.csv", MimeType = "text/csv", Buffer = good },
        ]);
        await Expect(Page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Fichiers choisis" })).ToContainTextAsync("bon.csv");
        await Button("Envoyer et vérifier").ClickAsync();

        await Expect(summary).ToContainTextAsync("vide.csv\u00a0: le fichier est vide.");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Voir les fichiers en attente" }).ClickAsync();
        await Expect(Heading("bon.csv")).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync();

        await Page.GetByLabel("Séparateur").SelectOptionAsync("semicolon");
        await Button("Relire ainsi").ClickAsync();
        await Expect(summary).ToContainTextAsync("ces colonnes manquent");
        await ShouldBeAccessibleAsync();
        await Button("Retirer").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("bon.csv a été retiré.");
    }

    [Fact]
    public async Task Files_can_be_dropped()
    {
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await Page.GetByLabel("Partenaire").FillAsync("Maison");
        var dropped = await Page.EvaluateHandleAsync(
            "() => { const d = new DataTransfer(); d.items.add(new File(['a,b\\n1,2\\n'], 'lâché.csv')); return d; }");
        await Page.Locator("[data-drop]").DispatchEventAsync("drop", new { dataTransfer = dropped });
        await Button("Envoyer et vérifier").ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("lâché.csv\u00a0:");
    }

    [Fact]
    public async Task All_of_it_can_be_done_by_keyboard_alone()
    {
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await TabToAsync("#Partner");
        await Page.Keyboard.TypeAsync("Maison Clavier");
        await TabToAsync("#Files");
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(PartnerFiles.Small("small-german-client.csv"));
        await TabToAsync("form[data-upload] button");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Heading("Fichiers en attente")).ToBeVisibleAsync();
        await TabToAsync("button[formaction*='handler=Import']");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Résultat" }))
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
    }

    [Fact]
    public async Task An_import_that_runs_is_watched_and_cancelled()
    {
        await using var held = await Site.Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await held.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = held.CreateCommand())
        {
            command.CommandText = "LOCK TABLE clients.clients IN EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await Page.GetByLabel("Partenaire").FillAsync("Maison " + Guid.NewGuid().ToString("N")[..8]);
        await Page.GetByLabel("Fichiers", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(
            PartnerFiles.Small("small-german-client.csv"));
        await Button("Envoyer et vérifier").ClickAsync();
        await Button("Importer").ClickAsync();

        // The page says so by itself, without being loaded again.
        await Page.EvaluateAsync("window.isSamePage = true");
        await Expect(Page.GetByText("Enregistrement\u00a0: étape")).ToBeVisibleAsync(
            new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        (await Page.EvaluateAsync<bool>("window.isSamePage === true")).ShouldBeTrue();
        await ShouldBeAccessibleAsync();

        await Page.GetByText("Annuler l’import…").ClickAsync();
        await Button("Annuler l’import").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("L’import est annulé.");
        await Expect(Page.GetByText("Cet import a été abandonné, rien n’en a été gardé.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Un gestionnaire l’a annulé")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_employee_is_not_offered_the_upload_and_is_refused_it()
    {
        await SignInAsync(Role.Employee);
        await Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Clients" }).First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Imports" })).ToHaveCountAsync(0);

        var response = await Page.GotoAsync("/Imports/Upload");
        response!.Status.ShouldBe(403);
        await Expect(Heading("Accès refusé")).ToBeVisibleAsync();
    }
}

public sealed class UploadingFilesWithoutJavaScript(BrowserFixture browser) : Journey(browser)
{
    protected override bool HasJavaScript => false;

    [Fact]
    public async Task A_manager_uploads_a_file_and_reads_its_report()
    {
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await Button("Envoyer et vérifier").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Indiquez le partenaire");

        await Page.GetByLabel("Partenaire").FillAsync("Maison " + Guid.NewGuid().ToString("N")[..8]);
        await Page.GetByLabel("Fichiers", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(
            PartnerFiles.Small("small-french-client.csv"));
        await Button("Envoyer et vérifier").ClickAsync();
        await Expect(Heading("small-french-client.csv")).ToBeVisibleAsync();
        await Button("Importer").ClickAsync();

        // The page comes back by itself until the report is there.
        await Expect(Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Résultat" }))
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
    }
}
