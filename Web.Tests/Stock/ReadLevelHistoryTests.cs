using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock;

public sealed class ReadLevelHistoryTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_begins_the_day_before_the_first_transaction_and_ends_with_what_there_is()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(12);
        await warehouse.SellAsync(sku, 5);
        await warehouse.PostedAsync(StockRequest.Transfer(Warehouse.NewKey(), [warehouse.Line(sku, 3)], warehouse.There));
        var today = CompanyDate.Today(TimeProvider.System);

        (await HistoryAsync(warehouse, sku, today)).ShouldBe([new(today.AddDays(-1), 0), new(today, 7)]);
    }

    [Fact]
    public async Task Later_every_day_is_a_point_until_there_are_too_many_and_today_is_always_one()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(12);

        var today = CompanyDate.Today(TimeProvider.System);
        var month = await HistoryAsync(warehouse, sku, today.AddDays(30));
        month.Count.ShouldBe(32);
        month.Skip(1).ShouldAllBe(point => point.Level == 12);
        var most = await HistoryAsync(warehouse, sku, today.AddDays(300));
        most.Count.ShouldBeInRange(40, 60);
        most[^1].Day.ShouldBe(today.AddDays(300));
    }

    [Fact]
    public async Task Of_a_product_that_never_moved_there_is_none()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        (await HistoryAsync(warehouse, await warehouse.ProductAsync(), CompanyDate.Today(TimeProvider.System))).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<ReadLevelHistory.Point>> HistoryAsync(Warehouse warehouse, string sku, DateOnly day)
    {
        // Noon: whether it is summer time or not, it is this day in Paris too.
        var clock = new StoppedClock(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero));
        return await new ReadLevelHistory(own.Database.Database, clock).RunAsync(await warehouse.IdOfAsync(sku), Cancelled);
    }
}
