using System.Net;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Frame;

/// <summary>Above a form that was refused stands what is wrong: each line names its field and leads to it.</summary>
[Collection<OneSite>]
public sealed partial class ErrorSummaryTests(SiteFixture site)
{
    [Theory]
    [InlineData("/Stock/Locations", "Name")]
    [InlineData("/Stock/Products/New", "Sku", "NameFr", "NameEn", "Category", "Unit", "Price", "From-0")]
    public async Task A_form_is_told_field_by_field_in_the_order_of_the_page(string path, params string[] fields)
    {
        using var response = await site.Cast.As(Role.Storekeeper).PostAsync(
            path, shownBy: path, ("From-0", "soon"), ("Brand-0", "Fiat"), ("Model-0", "Panda"));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await Browser.TextOfAsync(response);

        var lines = Lines(page);
        lines.Select(line => line.Field).ShouldBe(fields);
        foreach (var (field, said) in lines)
        {
            said.ShouldStartWith($"{LabelOf(page, field)}\u00a0: ");
        }
    }

    [Fact]
    public async Task What_belongs_to_no_field_is_told_by_itself()
    {
        using var browser = site.NewBrowser();
        using var response = await browser.PostAsync(
            "/Accounts/SignIn", shownBy: "/Accounts/SignIn", ("UserName", "nobody"), ("Password", "whatever it may be"));
        (await Browser.TextOfAsync(response)).ShouldContain("<li>Nom d’utilisateur ou mot de passe incorrect.");
    }

    [Fact]
    public async Task A_part_of_a_page_brings_its_summary_along_and_a_page_has_one()
    {
        const string path = "/System?from=never";
        var administrator = site.Cast.As(Role.Administrator);
        Lines(await administrator.ReadAsync(path)).ShouldHaveSingleItem().Said.ShouldStartWith("À partir de\u00a0: ");

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("HX-Request", "true");
        using var response = await administrator.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Lines(await Browser.TextOfAsync(response)).ShouldHaveSingleItem().Said.ShouldStartWith("À partir de\u00a0: ");
    }

    private static List<(string Field, string Said)> Lines(string page) =>
        [.. Line().Matches(page).Select(line => (line.Groups["field"].Value, line.Groups["said"].Value))];

    // A label stands above the field; that of a table's cell is for screen readers alone.
    private static string LabelOf(string page, string field)
    {
        var escaped = Regex.Escape(field);
        var above = Regex.Match(page, $"""<label for="{escaped}">([^<]+)</label>""").Groups[1].Value;
        var read = Regex.Match(page, $"""<input id="{escaped}"[^>]*aria-label="([^"]+)" """).Groups[1].Value;
        return new[] { above, read }.FirstOrDefault(text => text.Length > 0).ShouldNotBeNull($"{field} has no label");
    }

    [GeneratedRegex("""<li><a href="#(?<field>[^"]+)">(?<said>[^<]+)</a></li>""")]
    private static partial Regex Line();
}
