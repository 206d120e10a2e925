using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

/// <summary>Storekeepers at work, two of them where it matters. All that they need they make by the site itself.</summary>
public sealed partial class MovingStock(BrowserFixture browser) : Journey(browser)
{
    private readonly string sku = $"E-{Guid.NewGuid():N}".ToUpperInvariant()[..14];
    private readonly string location = $"Dépôt {Guid.NewGuid():N}"[..14];

    [Fact]
    public async Task Two_storekeepers_sell_the_last_unit_at_once_and_one_reads_that_none_is_left()
    {
        await StageAsync(stock: 1);
        var colleague = await ColleagueAsync(Role.Storekeeper);
        IPage[] sellers = [Page, colleague];
        foreach (var seller in sellers)
        {
            await seller.GotoAsync($"/Stock/Documents/New?kind=sale&sku={sku}");
            await seller.GetByLabel("Depuis").SelectOptionAsync(new SelectOptionValue { Label = location });
            await seller.GetByLabel("Quantité, ligne 1", new PageGetByLabelOptions { Exact = true }).FillAsync("1");
        }

        await Task.WhenAll(sellers.Select(seller => seller.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Enregistrer la vente" }).ClickAsync()));

        foreach (var seller in sellers)
        {
            await Expect(seller.GetByText("La vente est enregistrée.").Or(seller.GetByRole(AriaRole.Alert))).ToBeVisibleAsync();
        }

        var sold = await Task.WhenAll(sellers.Select(seller => seller.GetByText("La vente est enregistrée.").IsVisibleAsync()));
        sold.ShouldBe([true, false], ignoreOrder: true);
        var refused = sellers[Array.IndexOf(sold, false)];
        await Expect(refused.GetByRole(AriaRole.Alert)).ToContainTextAsync($"Il ne reste aucun {sku} à {location}");
        await Expect(refused.GetByLabel("Référence, ligne 1", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync(sku);
    }

    [Fact]
    public async Task A_scanner_moves_one_product_after_another_and_a_colleague_sees_it_on_an_open_page()
    {
        var product = await StageAsync(stock: 5);
        var colleague = await ColleagueAsync(Role.Employee);
        // The database is away when the page first asks for levels.
        var asked = 0;
        await colleague.RouteAsync(
            "**/Levels", route => ++asked == 1 ? route.FulfillAsync(new RouteFulfillOptions { Status = 503 }) : route.ContinueAsync());
        await colleague.GotoAsync(product);
        await Expect(colleague.GetByText("5 pièces")).ToBeVisibleAsync();
        await colleague.EvaluateAsync("window.isSamePage = true");

        await Page.GotoAsync("/Stock/Move");
        await Page.GetByLabel("Emplacement").SelectOptionAsync(new SelectOptionValue { Label = location });
        await Page.GetByLabel("Référence (SKU)", new PageGetByLabelOptions { Exact = true }).FocusAsync();
        foreach (var (scanned, quantity) in new[] { (sku.ToLowerInvariant(), "2"), ("NADA", "1"), (sku, "9") })
        {
            await Page.Keyboard.TypeAsync(scanned);
            await Page.Keyboard.PressAsync("Enter");
            await Page.Keyboard.TypeAsync(quantity);
            await Page.Keyboard.PressAsync("Enter");
        }

        await Expect(Page.Locator("#moved li")).ToHaveCountAsync(3);
        await Expect(Page.Locator("#moved li").Nth(2)).ToContainTextAsync("3 en stock");
        await Expect(Page.Locator("#moved li").Nth(1)).ToContainTextAsync("Aucun produit n’a la référence NADA");
        await Expect(Page.Locator("#moved li").Nth(0)).ToContainTextAsync($"Il ne reste que 3 {sku}");
        await ShouldBeAccessibleAsync();
        await Expect(colleague.GetByText("3 pièces")).ToBeVisibleAsync();
        (await colleague.EvaluateAsync<bool>("window.isSamePage === true")).ShouldBeTrue();
        asked.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_scan_whose_answer_is_lost_is_sent_again_and_counts_once()
    {
        var product = await StageAsync(stock: 5);
        await Page.GotoAsync("/Stock/Move");
        await Page.GetByLabel("Emplacement").SelectOptionAsync(new SelectOptionValue { Label = location });
        // Posted, and the answer thrown away.
        await Page.RouteAsync("**/Stock/Move", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Page.GetByLabel("Référence (SKU)", new PageGetByLabelOptions { Exact = true }).FillAsync(sku);
        await Page.GetByLabel("Quantité", new PageGetByLabelOptions { Exact = true }).FillAsync("2");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#moved")).ToContainTextAsync("aucune réponse n’est arrivée");

        // The next scan has begun meanwhile, the other way round.
        await Page.GetByLabel("Référence (SKU)", new PageGetByLabelOptions { Exact = true }).FillAsync("NADA");
        await Page.GetByLabel("Entrée", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await Page.UnrouteAllAsync();
        await Button("Envoyer de nouveau").ClickAsync();
        await Expect(Page.Locator("#moved li").First).ToContainTextAsync("3 en stock");
        await Expect(Page.Locator("#moved li")).ToHaveCountAsync(1);
        await Page.GotoAsync(product);
        await Expect(Page.GetByText("3 pièces")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_counts_reviews_and_posts_and_a_colleagues_sale_meanwhile_is_told()
    {
        await StageAsync(stock: 5);
        await Page.GotoAsync($"/Stock/Stocktake?q={sku}");
        await Page.GetByLabel("Emplacement").SelectOptionAsync(new SelectOptionValue { Label = location });
        await Button("Afficher la feuille").ClickAsync();
        await TabToAsync(Page.GetByLabel($"Compté\u00a0: {sku}"));
        await Page.Keyboard.TypeAsync("4");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByText("1 différence avec ce qui était attendu.")).ToBeVisibleAsync();

        var colleague = await ColleagueAsync(Role.Storekeeper);
        await SellAsync(colleague, 1);

        await TabToAsync(Page.GetByLabel("Motif"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Le stock a bougé pendant que vous comptiez");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Sortie −1, puis 4 en stock");
        await ShouldBeAccessibleAsync();
        await Button("Enregistrer mes comptages").ClickAsync();
        await Expect(Page.GetByText("Tout était comme attendu\u00a0: rien n’a bougé.")).ToBeVisibleAsync();
    }

    /// <summary>A storekeeper signs in, adds a location and a product, and takes so many of it in.</summary>
    /// <returns>The product's address.</returns>
    private async Task<string> StageAsync(int stock)
    {
        await SignInAsync(Role.Storekeeper);
        await Page.GotoAsync("/Stock/Locations");
        await Page.GetByLabel("Nouvel emplacement").FillAsync(location);
        await Button("Ajouter un emplacement").ClickAsync();
        await Expect(Page.GetByText($"L’emplacement {location} est ajouté.")).ToBeVisibleAsync();

        await Page.GotoAsync("/Stock/Products/New");
        foreach (var (field, text) in new[] { ("Sku", sku), ("NameFr", "Tapis de coffre"), ("NameEn", "Boot mat"), ("Category", "Intérieur"), ("Price", "39,90") })
        {
            await Page.Locator($"#{field}").FillAsync(text);
        }

        await Button("Enregistrer").ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(ProductAddress());
        var product = new Uri(Page.Url).AbsolutePath;
        await Page.GotoAsync($"/Stock/Documents/New?kind=delivery&sku={sku}");
        await Page.GetByLabel("Vers").SelectOptionAsync(new SelectOptionValue { Label = location });
        await Page.Locator("#Quantity-0").FillAsync($"{stock}");
        await Button("Enregistrer la livraison").ClickAsync();
        await Expect(Page.GetByText("La livraison est enregistrée.")).ToBeVisibleAsync();
        return product;
    }

    private async Task SellAsync(IPage seller, int quantity)
    {
        await seller.GotoAsync($"/Stock/Documents/New?kind=sale&sku={sku}");
        await seller.GetByLabel("Depuis").SelectOptionAsync(new SelectOptionValue { Label = location });
        await seller.Locator("#Quantity-0").FillAsync($"{quantity}");
        await seller.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Enregistrer la vente" }).ClickAsync();
        await Expect(seller.GetByText("La vente est enregistrée.")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"/Stock/Products/\d+$")]
    private static partial Regex ProductAddress();
}
