using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Locations;

[Collection<OneSite>]
public sealed class LocationsPageTests(SiteFixture site)
{
    private const string Address = "/Stock/Locations";
    private readonly string name = $"Dépôt {Guid.NewGuid():N}";

    [Fact]
    public async Task A_storekeeper_adds_a_location()
    {
        using var response = await AddAsync($"  {name} ");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = await site.Cast.As(Role.Storekeeper).ReadAsync(Address);
        text.ShouldContain($"L’emplacement {name} est ajouté.");
        text.ShouldContain($"""<th scope="row">{name}</th>""");
    }

    [Fact]
    public async Task A_name_that_is_taken_missing_or_too_long_is_refused_with_what_to_do()
    {
        using var first = await AddAsync(name);
        foreach (var (wrong, message) in new[]
        {
            (name.ToUpperInvariant(), "Un autre emplacement porte déjà ce nom."), (" ", "Écrivez le nom de l’emplacement."),
            (new string('x', 101), "Écrivez un nom de 100 caractères au plus."),
        })
        {
            using var response = await AddAsync(wrong);
            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await Browser.TextOfAsync(response)).ShouldContain($"<a href=\"#Name\">Nouvel emplacement\u00a0: {message}</a>");
        }
    }

    [Fact]
    public async Task Without_a_token_it_is_refused_and_nothing_is_added()
    {
        using var response = await site.Cast.As(Role.Storekeeper).PostBareAsync(Address, ("Name", name));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Cast.As(Role.Storekeeper).ReadAsync(Address)).ShouldNotContain(name);
    }

    private Task<HttpResponseMessage> AddAsync(string wanted) =>
        site.Cast.As(Role.Storekeeper).PostAsync(Address, Address, ("Name", wanted));
}
