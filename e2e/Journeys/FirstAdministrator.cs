using Kotline.EndToEnd.Support;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

/// <summary>On a site of its own, because the link is made only where there is no administrator yet.</summary>
public sealed class FirstAdministrator(BrowserFixture browser) : Journey(browser)
{
    private OwnSite untouched = null!;

    protected override SiteUnderTest Site => untouched;

    public override async ValueTask InitializeAsync()
    {
        // Skips where it is somebody else's site that is visited.
        _ = base.Site.Database;
        untouched = await OwnSite.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await untouched.DisposeAsync();
    }

    [Fact]
    public async Task The_link_of_the_first_start_makes_an_administrator_who_can_sign_in()
    {
        var token = await new CreateSetupLink(Site.Database.Database).RunAsync(TestContext.Current.CancellationToken);
        await Page.GotoAsync($"/Accounts/Setup?token={token}");
        await Page.GetByLabel("Nom d’utilisateur").FillAsync("première");
        await Page.GetByLabel("Mot de passe", new PageGetByLabelOptions { Exact = true }).FillAsync("une longue phrase");
        await Page.GetByLabel("Mot de passe, une seconde fois").FillAsync("une autre phrase");
        await Button("Créer le compte").ClickAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Saisissez deux fois le même mot de passe" }).ClickAsync();
        await Expect(Page.GetByLabel("Mot de passe, une seconde fois")).ToBeFocusedAsync();
        await Page.GetByLabel("Mot de passe", new PageGetByLabelOptions { Exact = true }).FillAsync("une longue phrase");
        await Page.GetByLabel("Mot de passe, une seconde fois").FillAsync("une longue phrase");
        await Button("Créer le compte").ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le compte d’administrateur est créé. Connectez-vous.");
        await SignInAsync(new Person("première", "une longue phrase"));
        await Expect(Heading("Bonjour première")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Administrateur", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
    }
}
