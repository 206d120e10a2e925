using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock;

/// <summary>What is retired is empty and stays so, whoever brings something there at the same moment.</summary>
public sealed class RetiringTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const int Rounds = 15;

    private readonly StockRunner runner = new(own.Database.Database, TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_that_is_delivered_while_it_is_retired_is_either_refused_or_kept_in_use()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        for (var round = 0; round < Rounds; round++)
        {
            var sku = await warehouse.ProductAsync();
            var id = await warehouse.IdOfAsync(sku);
            var delivering = Task.Run(() => warehouse.PostAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 1)])), Cancelled);
            var retiring = Task.Run(
                () => new RetireProduct(new ReadProduct(own.Database.Database), runner).RunAsync(warehouse.Storekeeper, id, isActive: false, Cancelled), Cancelled);

            var (delivered, retired) = (await delivering is StockOutcome.Posted, await retiring is RetireOutcome.Done);

            delivered.ShouldBe(!retired, $"round {round}");
            (await warehouse.LevelsAsync(sku)).Here.ShouldBe(delivered ? 1 : 0);
        }
    }

    [Fact]
    public async Task So_is_a_location_whatever_the_product()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();
        var retire = new RetireLocation(new ListLocations(own.Database.Database), runner);
        for (var round = 0; round < Rounds; round++)
        {
            var delivering = Task.Run(() => warehouse.PostAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 1)])), Cancelled);
            var retiring = Task.Run(() => retire.RunAsync(warehouse.Storekeeper, warehouse.Here, isActive: false, Cancelled), Cancelled);

            var (delivered, retired) = (await delivering is StockOutcome.Posted, await retiring is RetireOutcome.Done);

            delivered.ShouldBe(!retired, $"round {round}");
            if (delivered)
            {
                (await warehouse.SellAsync(sku)).ShouldBeOfType<StockOutcome.Posted>();
            }

            (await retire.RunAsync(warehouse.Storekeeper, warehouse.Here, isActive: true, Cancelled)).ShouldBeOfType<RetireOutcome.Done>();
        }
    }

    [Fact]
    public async Task A_reversal_brings_nothing_to_what_is_retired_and_takes_nothing_from_it()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var retireLocation = new RetireLocation(new ListLocations(own.Database.Database), runner);
        var retireProduct = new RetireProduct(new ReadProduct(own.Database.Database), runner);
        var sku = await warehouse.ProductAsync(3);
        var id = await warehouse.IdOfAsync(sku);
        var sale = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(sku, 3)]));

        await retireLocation.RunAsync(warehouse.Storekeeper, warehouse.Here, isActive: false, Cancelled);
        (await warehouse.ReverseAsync(sale)).ShouldBe(new StockOutcome.Retired(Sku: null, warehouse.Here));
        await retireProduct.RunAsync(warehouse.Storekeeper, id, isActive: false, Cancelled);
        (await warehouse.ReverseAsync(sale)).ShouldBe(new StockOutcome.Retired(sku, Location: null));
        await retireLocation.RunAsync(warehouse.Storekeeper, warehouse.Here, isActive: true, Cancelled);
        (await warehouse.ReverseAsync(sale)).ShouldBe(new StockOutcome.Retired(sku, Location: null));
        (await warehouse.LevelsAsync(sku)).ShouldBe((0, 0));

        await retireProduct.RunAsync(warehouse.Storekeeper, id, isActive: true, Cancelled);
        (await warehouse.ReverseAsync(sale)).ShouldBeOfType<StockOutcome.Posted>();
        (await warehouse.LevelsAsync(sku)).ShouldBe((3, 0));
    }

    [Fact]
    public async Task A_refusal_names_what_is_left()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(3);
        var left = (await new RetireProduct(new ReadProduct(own.Database.Database), runner).RunAsync(
            warehouse.Storekeeper, await warehouse.IdOfAsync(sku), isActive: false, Cancelled)).ShouldBeOfType<RetireOutcome.NotEmpty>().Left;
        left.ShouldHaveSingleItem().ShouldBe(new RetireOutcome.NotEmpty.Remainder(sku, warehouse.Here, 3));
    }
}
