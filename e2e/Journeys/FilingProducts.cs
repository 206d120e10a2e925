using System.Text;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

public sealed class FilingProducts(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_storekeeper_sends_a_file_of_products_sees_what_it_would_do_and_applies_it()
    {
        var sku = "E2E-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        await SignInAsync(Role.Storekeeper);
        await Page.GotoAsync("/Stock/Files");
        await Button("Envoyer et vérifier").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await ShouldBeAccessibleAsync();

        await SendAsync(
            $"""
            SKU;Nom FR;Nom EN;Catégorie;Unité;Prix;Véhicules
            {sku};Plaid;Rug;Textile;pièce;19,90;"Land Rover|Range Rover Sport|2009-; Alfa Romeo"
            {sku}-B;Plaid;Rug;Textile;pièce;cher;
            x;y
            """);
        await Expect(Heading("Vérification du fichier")).ToBeVisibleAsync();
        await Expect(Row(sku + "-B")).ToContainTextAsync("veut un montant de 0 ou plus");
        await Expect(Page.GetByText("2 lignes seront laissées de côté")).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync();

        await Button("Appliquer 1 ligne").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 produit créé");

        await SendAsync($"SKU;Nom FR;Nom EN;Catégorie;Unité;Prix\n{sku};;;;;21\n");
        await Expect(Row(sku)).ToContainTextAsync("19,90 € → 21,00 €");
        await Button("Abandonner ce fichier").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("a été abandonné");
    }

    private async Task SendAsync(string csv)
    {
        await Page.GetByLabel("Fichier", new PageGetByLabelOptions { Exact = true })
            .SetInputFilesAsync(new FilePayload { Name = "produits.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Button("Envoyer et vérifier").ClickAsync();
    }

    private ILocator Row(string sku) =>
        Page.GetByRole(AriaRole.Row).Filter(
            new LocatorFilterOptions { Has = Page.GetByRole(AriaRole.Rowheader, new PageGetByRoleOptions { Name = sku, Exact = true }) });
}
