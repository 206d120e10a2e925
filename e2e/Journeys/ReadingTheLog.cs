using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Kotline.Web.Tests.Support;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

public sealed class ReadingTheLog(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task An_administrator_finds_what_an_error_page_named_by_its_trace()
    {
        await SignInAsync(Role.Administrator);
        var trace = await FailAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Système", Exact = true }).ClickAsync();
        await Page.GetByLabel("Identifiant de trace").FillAsync(trace);
        await FilterUntilAsync($"trace={trace}", "answered 404");
        await ShouldBeAccessibleAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "answered 404" }).ClickAsync();
        await Expect(Heading("Ligne")).ToContainTextAsync("Avertissement");
        var properties = Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Propriétés" });
        await Expect(properties.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Status 404" })).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync();

        await Page.GoBackAsync();
        await Expect(Page.GetByLabel("Identifiant de trace")).ToHaveValueAsync(trace);
    }

    [Fact]
    public async Task An_administrator_reads_why_an_upload_was_refused()
    {
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Imports/Upload");
        await Page.GetByLabel("Partenaire").FillAsync("Maison");
        await Page.GetByLabel("Fichiers", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "photo.csv", MimeType = "text/csv", Buffer = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'] });
        await Button("Envoyer et vérifier").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("photo.csv");
        await SignOutAsync();

        await SignInAsync(Role.Administrator);
        await Page.GotoAsync("/System");
        await Page.GetByLabel("Mots du message").FillAsync("upload was refused");
        await FilterUntilAsync("refused", "An upload was refused");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "An upload was refused" }).First.ClickAsync();

        var properties = Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Propriétés" });
        await Expect(properties.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Code image" })).ToBeVisibleAsync();
        await Expect(Page.GetByText("photo.csv")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_filtered_and_opened_by_keyboard_alone()
    {
        await SignInAsync(Role.Administrator);
        await FailAsync();
        await Page.GotoAsync("/System");

        await TabToAsync("#level");
        await Page.Keyboard.TypeAsync("Tou");
        await Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "answered 404" }).First).ToBeVisibleAsync();
        await Page.WaitForURLAsync("**/System?*level=All*");
        await TabToAsync("a[href^='/System/Log/']");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Heading("Ligne")).ToBeVisibleAsync();
    }

    // A part of a page that can't be had was once nothing but silence.
    [Fact]
    public async Task What_goes_wrong_behind_a_filter_is_seen()
    {
        var person = await SignInAsync(Role.Administrator);
        await Page.GotoAsync("/System");
        await Site.Database.Owner.RunAsync(
            "DELETE FROM accounts.account_roles r USING accounts.accounts a WHERE a.id = r.account_id AND a.user_name = $1", person.UserName);

        await Page.GetByLabel("Mots du message").FillAsync("anything");

        await Expect(Heading("Accès refusé")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("À indiquer si vous demandez de l’aide");
    }

    /// <summary>Asks for what isn't there; returns the trace that the page names.</summary>
    private async Task<string> FailAsync()
    {
        await Page.GotoAsync("/nowhere");
        return await Page.Locator("#main code").InnerTextAsync();
    }

    // Lines are written behind the requests, a moment later.
    private async Task FilterUntilAsync(string filter, string message)
    {
        var found = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = message });
        var tries = 0;
        do
        {
            await Page.RunAndWaitForResponseAsync(
                () => Button("Filtrer").ClickAsync(), response => response.Url.Contains(filter, StringComparison.Ordinal));
            await Page.WaitForURLAsync($"**{filter}**");
        }
        while (await found.CountAsync() == 0 && tries++ < 20);

        await Expect(found.First).ToBeVisibleAsync();
    }
}

public sealed class ReadingTheLogWithoutScripts(BrowserFixture browser) : Journey(browser)
{
    protected override bool HasJavaScript => false;

    [Fact]
    public async Task The_filter_is_a_form_and_the_lines_are_links()
    {
        await SignInAsync(Role.Administrator);
        await Page.GotoAsync("/nowhere");
        await Page.GotoAsync("/System");
        await Page.GetByLabel("Gravité").SelectOptionAsync("Warning");
        var line = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "answered 404" }).First;
        var tries = 0;
        do
        {
            await Button("Filtrer").ClickAsync();
        }
        while (await line.CountAsync() == 0 && tries++ < 20);

        Page.Url.ShouldContain("level=Warning");
        await line.ClickAsync();
        await Expect(Heading("Ligne")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Système", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Santé", Exact = true }).ClickAsync();
        await Expect(Page.GetByText("Base de données", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
    }
}
