using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

public sealed class SigningIn(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_wrong_password_is_explained_the_right_one_lets_in_and_signing_out_closes_the_door()
    {
        var person = await Site.PersonAsync(Role.Storekeeper);
        await Page.GotoAsync("/");
        await Expect(Heading("Se connecter")).ToBeVisibleAsync();

        await SignInAsync(person with { Password = "something else" });
        var summary = Page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToContainTextAsync("Nom d’utilisateur ou mot de passe incorrect.");
        await Expect(summary).ToBeFocusedAsync();
        (await Page.TitleAsync()).ShouldStartWith("Erreur");

        await SignInAsync(person);
        await Expect(Heading($"Bonjour {person.UserName}")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Magasinier")).ToBeVisibleAsync();

        await SignOutAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Vous êtes déconnecté.");
        await Page.GotoAsync("/");
        await Expect(Heading("Se connecter")).ToBeVisibleAsync();
    }
}
