using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.EndToEnd.Support;
using Kotline.Web.Tests.Clients;
using Microsoft.Playwright;

namespace Kotline.EndToEnd.Journeys;

public sealed partial class FindingAClient(BrowserFixture browser) : Journey(browser)
{
    private readonly string surname = $"Lefèvre{Guid.NewGuid():N}"[..13];

    [Fact]
    public async Task An_employee_types_two_letters_and_a_city_opens_the_client_and_goes_back_to_the_same_list()
    {
        await SeededClients.AddAsync(Site.Database.Owner, surname);
        await SignInAsync(Role.Employee);
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Clients", Exact = true }).First.ClickAsync();
        await Page.GetByLabel("Rechercher", new PageGetByLabelOptions { Exact = true }).PressSequentiallyAsync("le saint etienne");
        await Assertions.Expect(Page).ToHaveURLAsync(Searched());

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = surname }).ClickAsync();
        await Expect(Heading($"Élodie {surname}")).ToBeVisibleAsync();
        await Expect(Page.GetByText("1234")).ToHaveCountAsync(0);

        await Page.GoBackAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Searched());
        await Expect(Page.GetByLabel("Rechercher", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("le saint etienne");
        await Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = surname })).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = surname }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Retour à la liste des clients" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Searched());
    }

    [Fact]
    public async Task The_keyboard_alone_finds_opens_and_edits_a_client()
    {
        await SeededClients.AddAsync(Site.Database.Owner, surname);
        await SignInAsync(Role.Manager);
        await Page.GotoAsync("/Clients");
        await TabToAsync(Page.GetByLabel("Rechercher", new PageGetByLabelOptions { Exact = true }));
        await Page.Keyboard.TypeAsync(surname);
        await Page.Keyboard.PressAsync("Enter");
        var client = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"{surname} Élodie" });
        await Expect(client).ToHaveCountAsync(1);
        await TabToAsync(client);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Heading($"Élodie {surname}")).ToBeVisibleAsync();

        await TabToAsync(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Modifier" }));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Heading($"Modifier Élodie {surname}")).ToBeVisibleAsync();
        await TabToAsync(Page.GetByLabel("Ville"));
        await Page.Keyboard.TypeAsync("Lyon");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Les modifications sont enregistrées.");
        await Expect(Page.GetByText("42000 Lyon")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"/Clients\?q=le%20saint%20etienne$")]
    private static partial Regex Searched();
}

public sealed class FindingAClientWithoutScripts(BrowserFixture browser) : Journey(browser)
{
    protected override bool HasJavaScript => false;

    [Fact]
    public async Task Search_filters_and_pages_work_by_forms_and_links()
    {
        var surname = $"Sans{Guid.NewGuid():N}"[..13];
        for (var number = 0; number < 26; number++)
        {
            await SeededClients.AddAsync(Site.Database.Owner, surname, givenName: $"G{number:D2}");
        }

        await SignInAsync(Role.Employee);
        await Page.GotoAsync("/Clients");
        await Page.GetByLabel("Rechercher", new PageGetByLabelOptions { Exact = true }).FillAsync(surname);
        await Page.GetByLabel("Pays").SelectOptionAsync("FR");
        await Button("Rechercher").ClickAsync();
        await Expect(Page.GetByText("26 clients")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Page suivante" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"{surname} G25" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Page précédente" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"{surname} G00" }).ClickAsync();
        await Expect(Heading($"G00 {surname}")).ToBeVisibleAsync();
    }
}
