using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Demand;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Stock.Demand;

/// <summary>Whom a product is counted for: the clients whom everybody may see, once each, by what they drive.</summary>
public sealed class DemandTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Brand_model_and_years_count_without_case_and_nobody_twice()
    {
        var brand = NewBrand();
        await TakeInAsync(
            (1, $"2004 {brand} Astra", "FR"), (2, $"2010 {brand} Astra", "FR"), (3, $"2004 {brand} Corsa", "DE"), (4, "2004 Other Astra", "FR"));
        var warehouse = await Warehouse.OpenAsync(own.Database);

        (await CountAsync(warehouse, new FittingVehicle(brand.ToUpperInvariant()))).ShouldBe(3);
        (await CountAsync(warehouse, new FittingVehicle(brand, "ASTRA"))).ShouldBe(2);
        (await CountAsync(warehouse, new FittingVehicle(brand, "astra", YearFrom: 2005))).ShouldBe(1);
        (await CountAsync(warehouse, new FittingVehicle(brand, YearTo: 2004))).ShouldBe(2);
        (await CountAsync(warehouse, new FittingVehicle(brand, "Astra", 2004, 2004), new FittingVehicle(brand), new FittingVehicle(brand, YearTo: 2009))).ShouldBe(3);
        (await CountAsync(warehouse, new FittingVehicle(brand, "Zafira"))).ShouldBe(0);
        (await CountAsync(warehouse, new FittingVehicle("Nobody’s"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_country_a_category_and_what_falls_short_narrow_it_and_the_shortest_comes_first()
    {
        var brand = NewBrand();
        await TakeInAsync((11, $"2004 {brand} Astra", "FR"), (12, $"2004 {brand} Astra", "FR"), (13, $"2004 {brand} Corsa", "DE"));
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var covered = await warehouse.ProductAsync(stock: 7, new FittingVehicle(brand));
        var missing = await warehouse.ProductAsync(stock: 1, new FittingVehicle(brand, "Astra"));
        var empty = await warehouse.ProductAsync(stock: 0, new FittingVehicle(brand));
        var retired = await warehouse.ProductAsync(stock: 0, new FittingVehicle(brand));
        await own.Database.ExecuteAsync($"UPDATE stock.products SET category = '{brand}' WHERE sku IN ('{covered}', '{missing}', '{empty}', '{retired}')");
        await own.Database.ExecuteAsync($"UPDATE stock.products SET active = false WHERE sku = '{retired}'");

        (await LinesAsync(new DemandQuery(Category: brand))).ShouldBe([(empty, 3, 0, 3), (missing, 2, 1, 1), (covered, 3, 7, 0)]);
        (await LinesAsync(new DemandQuery("DE", brand))).ShouldBe([(empty, 1, 0, 1), (covered, 1, 7, 0), (missing, 0, 1, 0)]);
        (await LinesAsync(new DemandQuery("DE", brand, IsShortOnly: true))).ShouldBe([(empty, 1, 0, 1)]);

        var second = await new ReadDemand(own.Database.Database).RunAsync(new DemandQuery(Category: brand), limit: 1, offset: 1, Cancellation);
        second.Products.ShouldHaveSingleItem().Sku.ShouldBe(missing);
        (second.ProductCount, second.ShortCount, second.ShortBy).ShouldBe((3, 2, 4));
        second.Categories.ShouldContain(brand);
    }

    [Fact]
    public async Task A_suspended_client_is_counted_for_nobody_not_even_a_manager()
    {
        var brand = NewBrand();
        await TakeInAsync((21, $"2004 {brand} Astra", "FR"), (22, $"2004 {brand} Astra", "FR"));
        await own.Database.ExecuteAsync("UPDATE clients.clients SET suspended = true WHERE surname = 'Surname22'");
        var warehouse = await Warehouse.OpenAsync(own.Database);

        (await CountAsync(warehouse, new FittingVehicle(brand))).ShouldBe(1);

        // The view reads with its reader's rights: nobody learns through it of a row that they don't see.
        foreach (var (role, count) in ((string, long)[])[("employee", 1), ("storekeeper", 1), ("auditor", 1), ("manager", 2)])
        {
            await using var session = await BeginAsync(own.Database, role);
            (await session.DoAsync(
                """
                SELECT count(*) FROM stock.fitting_vehicles f JOIN stock.product_vehicles v USING (product_id) JOIN clients.clients c USING (vehicle_id)
                WHERE v.brand = $1
                """,
                brand)).ShouldBe(count, role);
        }
    }

    [Fact]
    public async Task A_product_is_told_by_country()
    {
        var brand = NewBrand();
        await TakeInAsync((31, $"2004 {brand} Astra", "DE"), (32, $"2004 {brand} Astra", "FR"), (33, $"2004 {brand} Astra", "FR"));
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var id = await IdOfAsync(await warehouse.ProductAsync(4, new FittingVehicle(brand, "Astra"), new FittingVehicle(brand)));

        var demand = (await new ReadProductDemand(own.Database.Database).RunAsync(id, Cancellation)).ShouldNotBeNull();

        demand.Countries.ShouldBe([new("FR", 2), new("DE", 1)]);
        (demand.Clients, demand.Stock, demand.FitsVehicles, demand.IsActive).ShouldBe((3, 4, true, true));
        (await new ReadProductDemand(own.Database.Database).RunAsync(long.MaxValue, Cancellation)).ShouldBeNull();
    }

    private static string NewBrand() => $"Brand{Guid.NewGuid():N}"[..15];

    private async Task TakeInAsync(params (int Number, string Vehicle, string Country)[] people)
    {
        var file = new PartnerFileBuilder();
        foreach (var (number, vehicle, country) in people)
        {
            file.Person(number, (WantedColumn.Vehicle, vehicle), (WantedColumn.Country, country));
        }

        await own.Database.TakeInAsync(file.File($"{Guid.NewGuid():N}.csv"), "Demand", PartnerFileBuilder.ImportDate);
    }

    private async Task<long> CountAsync(Warehouse warehouse, params FittingVehicle[] fits)
    {
        var sku = await warehouse.ProductAsync(fits: fits);
        var demand = await new ReadDemand(own.Database.Database).RunAsync(new DemandQuery(), limit: null, offset: 0, Cancellation);
        return demand.Products.Single(product => product.Sku == sku).Clients;
    }

    private async Task<IEnumerable<(string Sku, long Clients, long Stock, long ShortBy)>> LinesAsync(DemandQuery query)
    {
        var demand = await new ReadDemand(own.Database.Database).RunAsync(query, limit: null, offset: 0, Cancellation);
        return demand.Products.Select(product => (product.Sku, product.Clients, product.Stock, product.ShortBy));
    }

    private Task<long> IdOfAsync(string sku) => own.Database.ScalarAsync<long>($"SELECT id FROM stock.products WHERE sku = '{sku}'");
}
