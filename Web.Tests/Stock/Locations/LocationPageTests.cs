using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Locations;

[Collection<OneSite>]
public sealed class LocationPageTests(SiteFixture site)
{
    [Fact]
    public async Task A_storekeeper_renames_a_location_and_what_is_there_stays()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(3);
        var name = $"Cave {Guid.NewGuid():N}";

        using var response = await RenameAsync(warehouse.Here, name);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Cast.As(Role.Storekeeper).ReadAsync("/Stock/Locations")).ShouldContain($"L’emplacement s’appelle maintenant {name}.");
        PlainText.Of(await site.Cast.Employee.ReadAsync($"/Stock/Products/{await warehouse.IdOfAsync(sku)}")).ShouldContain($"{name} 3 ");
    }

    [Fact]
    public async Task A_name_that_is_another_ones_or_missing_is_refused_and_its_own_is_kept()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var there = await warehouse.NameOfAsync(warehouse.There);

        using var taken = await RenameAsync(warehouse.Here, there.ToUpperInvariant());
        (await Browser.TextOfAsync(taken)).ShouldContain("Un autre emplacement porte déjà ce nom.");
        using var missing = await RenameAsync(warehouse.Here, "");
        missing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var own = await RenameAsync(warehouse.There, there);
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using var response = await site.Cast.As(Role.Storekeeper).GetAsync("/Stock/Locations/999999999");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> RenameAsync(long location, string name) =>
        site.Cast.As(Role.Storekeeper).PostAsync($"/Stock/Locations/{location}", $"/Stock/Locations/{location}", ("Name", name));
}
