using System.Net;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Clients;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Clients;

[Collection<OneSite>]
public sealed class EditPageTests(SiteFixture site)
{
    private readonly string surname = $"Edit{Guid.NewGuid():N}"[..14];

    [Fact]
    public async Task A_manager_corrects_a_client_and_is_told_so_on_the_clients_page()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var response = await SendAsync(
            client, await FormAsync(client), (WantedColumn.City, "Lyon"), (WantedColumn.Vehicle, "1999 Fiat Punto"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe($"/Clients/{client}?list=q%3Dle");
        var text = await site.Cast.Manager.ReadAsync($"/Clients/{client}?list=q%3Dle");
        text.ShouldContain("Les modifications sont enregistrées.");
        text.ShouldContain("42000 Lyon");
        text.ShouldContain("Punto");
        (await site.Cast.Employee.ReadAsync($"/Clients?q={surname}+lyon+punto")).ShouldContain($"{surname} Élodie");
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_its_field_and_nothing_is_saved()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var response = await SendAsync(
            client, await FormAsync(client), (WantedColumn.GivenName, ""), (WantedColumn.Birthday, "2020-01-01"), (WantedColumn.Centimeters, "180"), (WantedColumn.City, "Lyon"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<title>Erreur");
        text.ShouldContain("<a href=\"#GivenName\">Prénom\u00a0: Saisissez le prénom</a>");
        text.ShouldContain("<a href=\"#Birthday\">Date de naissance\u00a0: L’âge doit être d’au moins 18");
        text.ShouldContain("<a href=\"#Centimeters\">Taille en centimètres\u00a0: Les deux tailles s’écartent de plus de 1,27");
        text.ShouldContain("value=\"Lyon\"");
        text.ShouldNotContain("CCNumber");
        (await site.Cast.Manager.ReadAsync($"/Clients/{client}")).ShouldContain("42000 Saint-Étienne");
    }

    // A comma and a point mean the same; the form and its messages write a comma.
    [Theory]
    [InlineData("70,5")]
    [InlineData("70.5")]
    public async Task Numbers_are_written_with_a_comma_and_read_with_either(string kilograms)
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);

        using var response = await SendAsync(
            client, await FormAsync(client), (WantedColumn.Kilograms, kilograms), (WantedColumn.Latitude, kilograms));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var form = await FormAsync(client);
        (form["Kilograms"], form["Latitude"]).ShouldBe(("70,5", "70,5"));
        using var unchanged = await SendAsync(client, form);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Cast.Manager.ReadAsync($"/Clients/{client}")).ShouldContain("Rien n’a été modifié");
    }

    [Fact]
    public async Task In_english_errors_are_english_too()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        using var response = await browser.PostAsync($"/Clients/{client}/Edit", $"/Clients/{client}/Edit", [.. (await FormAsync(client)).Select(field => (field.Key, field.Key == "EmailAddress" ? "x" : field.Value))]);
        (await Browser.TextOfAsync(response)).ShouldContain("Enter an e-mail address like name@example.com");
    }

    [Fact]
    public async Task Who_saves_second_sees_what_the_first_changed_and_can_save_after_that()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        var mine = await FormAsync(client);
        using var theirs = await SendAsync(
            client, await FormAsync(client), (WantedColumn.City, "Lyon"), (WantedColumn.TelephoneNumber, "0199887766"));
        theirs.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var conflict = await SendAsync(client, mine, (WantedColumn.City, "Metz"), (WantedColumn.ZipCode, "57000"));

        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await Browser.TextOfAsync(conflict);
        text.ShouldContain("Quelqu’un a modifié cette fiche entre-temps");
        text.ShouldContain("<td>Saint-Étienne</td><td>Lyon</td><td>Metz</td>");
        text.ShouldContain("<td>01.99.00.00.01</td><td>0199887766</td><td>0199887766</td>");

        using var saved = await SendAsync(client, FieldsOf(text), []);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var now = await site.Cast.Manager.ReadAsync($"/Clients/{client}");
        now.ShouldContain("57000 Metz");
        now.ShouldContain("0199887766");
    }

    [Fact]
    public async Task A_name_and_birth_date_that_another_client_has_lead_to_that_client()
    {
        var other = await SeededClients.AddAsync(site.Database.Owner, surname);
        var client = await SeededClients.AddAsync(site.Database.Owner, surname, givenName: "Ève");
        using var response = await SendAsync(client, await FormAsync(client), (WantedColumn.GivenName, "ÉLODIE"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(response)).ShouldContain($"""<a href="/Clients/{other}">""");
    }

    [Fact]
    public async Task Saving_what_is_there_already_changes_nothing()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var response = await SendAsync(client, await FormAsync(client));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Cast.Manager.ReadAsync($"/Clients/{client}")).ShouldContain("Rien n’a été modifié");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var response = await site.Cast.As(role).GetAsync($"/Clients/{client}/Edit");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Browser.TextOfAsync(response)).ShouldNotContain(surname);
        using var posted = await site.Cast.As(role).PostAsync($"/Clients/{client}/Edit", "/", ("City", "Lyon"));
        posted.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var client = await SeededClients.AddAsync(site.Database.Owner, surname);
        using var response = await site.Cast.Manager.PostBareAsync($"/Clients/{client}/Edit", [.. (await FormAsync(client)).Select(field => (field.Key, field.Key == "City" ? "Lyon" : field.Value))]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Cast.Manager.ReadAsync($"/Clients/{client}")).ShouldContain("42000 Saint-Étienne");
    }

    [Theory]
    [InlineData("/Clients/999999999/Edit")]
    [InlineData("/Clients/abc/Edit")]
    public async Task An_unknown_client_is_not_found(string path)
    {
        using var response = await site.Cast.Manager.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var posted = await site.Cast.Manager.PostAsync("/Clients/999999999/Edit", "/", ("City", "Lyon"));
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/Clients/1/Edit");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<Dictionary<string, string>> FormAsync(long client) =>
        FieldsOf(await site.Cast.Manager.ReadAsync($"/Clients/{client}/Edit?list=q%3Dle"));

    /// <summary>What a browser would send: the inputs' values, and of each select the chosen option.</summary>
    private static Dictionary<string, string> FieldsOf(string page)
    {
        var form = page[page.IndexOf("name=\"list\"", StringComparison.Ordinal)..];
        var fields = new Dictionary<string, string>
        {
            ["list"] = "q=le",
            ["Seen"] = Regex.Match(form, "name=\"Seen\" value=\"(\\{.*?\\})\">", RegexOptions.Singleline).Groups[1].Value,
        };
        foreach (var column in ClientTexts.Columns.Select(column => column.ToString()))
        {
            var select = Regex.Match(form, $"<select id=\"{column}\".*?</select>", RegexOptions.Singleline);
            fields[column] = select.Success
                ? Regex.Match(select.Value, "<option value=\"([^\"]*)\" selected").Groups[1].Value
                : Regex.Match(form, $"<input id=\"{column}\" name=\"{column}\" type=\"\\w+\" value=\"(.*?)\" autocomplete").Groups[1].Value;
        }

        return fields;
    }

    private Task<HttpResponseMessage> SendAsync(
        long client, Dictionary<string, string> form, params (WantedColumn Column, string Text)[] changes)
    {
        var fields = new Dictionary<string, string>(form);
        foreach (var (column, text) in changes)
        {
            fields[column.ToString()] = text;
        }

        return site.Cast.Manager.PostAsync(
            $"/Clients/{client}/Edit", $"/Clients/{client}/Edit", [.. fields.Select(field => (field.Key, field.Value))]);
    }
}
