using Kotline.EndToEnd.Support;

namespace Kotline.EndToEnd.Journeys;

public sealed class SwitchingLanguage(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task The_switch_keeps_the_page_and_is_remembered()
    {
        await Page.GotoAsync("/Accounts/SignIn?returnUrl=%2FImports%2F1");
        await Button("Affichage").ClickAsync();
        await Button("English").ClickAsync();
        await Expect(Heading("Sign in")).ToBeVisibleAsync();
        Page.Url.ShouldEndWith("/Accounts/SignIn?returnUrl=%2FImports%2F1");

        await SignInAsync();
        await Expect(Heading("Your roles")).ToBeVisibleAsync();
        await Mine.ClickAsync();
        await Button("Français").ClickAsync();
        await Expect(Heading("Vos rôles")).ToBeVisibleAsync();
    }
}
