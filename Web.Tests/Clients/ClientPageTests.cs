using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Clients;

[Collection<OneSite>]
public sealed class ClientPageTests(SiteFixture site)
{
    private static readonly Role[] notManagers = [Role.Employee, Role.Storekeeper, Role.Auditor, Role.Administrator];
    private readonly string surname = $"Page{Guid.NewGuid():N}"[..14];

    [Fact]
    public async Task It_shows_the_person_their_contact_place_measures_and_vehicle()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        var text = await site.Cast.Employee.ReadAsync($"/Clients/{client}");
        text.ShouldContain($"<title>Élodie {surname} – Kotline</title>");
        text.ShouldContain("2 mai 1980");
        text.ShouldContain($"""<a href="mailto:{surname.ToLowerInvariant()}@example.fr">""");
        text.ShouldContain("""<a href="tel:0199000001">01.99.00.00.01</a>""");
        text.ShouldContain("42000 Saint-Étienne");
        text.ShouldContain("""<a href="https://www.openstreetmap.org/?mlat=45.430000&mlon=4.390000#map=13/45.430000/4.390000" target="_blank" rel="noreferrer">""");
        text.ShouldContain("170\u00a0cm · 5′\u00a07″");
        text.ShouldContain("70\u00a0kg · 154,3\u00a0lb");
        text.ShouldContain("Land Rover");
        text.ShouldContain("Maison ");
    }

    [Fact]
    public async Task Only_managers_see_the_end_of_the_card_the_import_and_the_way_to_edit()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        var text = await site.Cast.Manager.ReadAsync($"/Clients/{client}");
        text.ShouldContain("•••• ");
        text.ShouldContain("1234");
        text.ShouldContain($"{surname}.csv</a>");
        text.ShouldContain($"/Clients/{client}/Edit");
        foreach (var role in notManagers)
        {
            var other = await site.Cast.As(role).ReadAsync($"/Clients/{client}");
            other.ShouldNotContain("1234");
            other.ShouldNotContain("Visa");
            other.ShouldNotContain("Carte");
            other.ShouldNotContain("/Imports");
            other.ShouldNotContain("/Edit");
            other.ShouldContain("Reçu le");
        }
    }

    [Fact]
    public async Task A_suspended_client_is_explained_to_managers_and_unknown_to_others()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname, isSuspended: true);
        (await site.Cast.Manager.ReadAsync($"/Clients/{client}")).ShouldContain("Ce client est suspendu");
        foreach (var role in notManagers)
        {
            using var response = await site.Cast.As(role).GetAsync($"/Clients/{client}");
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await Browser.TextOfAsync(response)).ShouldNotContain(surname);
        }
    }

    [Theory]
    [InlineData("q=le&sort=city&order=desc", "/Clients?q=le&sort=city&order=desc")]
    [InlineData("", "/Clients")]
    [InlineData("https://elsewhere.example/", "/Clients")]
    [InlineData("q=<script>", "/Clients?q=%3Cscript%3E")]
    public async Task The_way_back_leads_to_the_list_as_it_was_and_nowhere_else(string list, string href)
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        var text = await site.Cast.Employee.ReadAsync($"/Clients/{client}?list={Uri.EscapeDataString(list)}");
        text.ShouldContain($"""<a href="{href}">Retour à la liste des clients</a>""");
    }

    [Fact]
    public async Task What_is_not_known_is_said_so()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        await site.Database.Owner.RunAsync(
            "UPDATE clients.clients SET latitude = NULL, weight_kg = NULL, weight_pounds = NULL, title = '', state_code = '' WHERE id = $1", client);
        var text = await site.Cast.Employee.ReadAsync($"/Clients/{client}");
        text.ShouldNotContain("openstreetmap");
        text.Split("Non renseigné").Length.ShouldBe(3);
    }

    [Fact]
    public async Task In_english_dates_and_numbers_are_english_too()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync());
        var text = await browser.ReadAsync($"/Clients/{client}");
        text.ShouldContain("2 May 1980");
        text.ShouldContain("154.3\u00a0lb");
        text.ShouldContain("years old · Saint-Étienne, France");
    }

    [Theory]
    [InlineData("/Clients/999999999")]
    [InlineData("/Clients/0")]
    [InlineData("/Clients/abc")]
    [InlineData("/Clients/99999999999999999999")]
    public async Task An_unknown_client_is_not_found(string path)
    {
        using var response = await site.Cast.Manager.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Browser.TextOfAsync(response)).ShouldContain("Page introuvable");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Clients/1");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
