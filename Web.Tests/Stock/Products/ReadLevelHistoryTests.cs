using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Products;

public sealed class ReadLevelHistoryTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    // A day of the tests' own: the clock's would be another one for a test that runs at midnight.
    private static readonly DateOnly today = new(2026, 3, 10);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_begins_the_day_before_the_first_transaction_and_ends_with_what_there_is()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(12);
        await warehouse.SellAsync(sku, 5);
        await warehouse.PostedAsync(StockRequest.Transfer(Warehouse.NewKey(), [warehouse.Line(sku, 3)], warehouse.There));
        await MoveToAsync(warehouse, sku, today);

        (await HistoryAsync(warehouse, sku, today)).ShouldBe([new(today.AddDays(-1), 0), new(today, 7)]);
    }

    [Fact]
    public async Task Later_every_day_is_a_point_until_there_are_too_many_and_today_is_always_one()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(12);
        await MoveToAsync(warehouse, sku, today);

        var month = await HistoryAsync(warehouse, sku, today.AddDays(30));
        month.Count.ShouldBe(32);
        month.Skip(1).ShouldAllBe(point => point.Level == 12);
        var most = await HistoryAsync(warehouse, sku, today.AddDays(300));
        most.Count.ShouldBeInRange(40, 60);
        most[^1].Day.ShouldBe(today.AddDays(300));
    }

    [Fact]
    public async Task It_goes_a_year_back_and_no_further()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(12);
        await MoveToAsync(warehouse, sku, today);

        (await HistoryAsync(warehouse, sku, today.AddDays(365))).ShouldNotBeEmpty();
        (await HistoryAsync(warehouse, sku, today.AddDays(366))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_product_that_never_moved_there_is_none()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        (await HistoryAsync(warehouse, await warehouse.ProductAsync(), today)).ShouldBeEmpty();
    }

    /// <summary>As if all of a product's transactions had been posted at noon of this day.</summary>
    private async Task MoveToAsync(Warehouse warehouse, string sku, DateOnly day) => await own.Database.ExecuteAsync($"""
        ALTER TABLE stock.transactions DISABLE TRIGGER refuse_change;
        UPDATE stock.transactions SET posted_at = '{day:yyyy-MM-dd} 12:00Z' WHERE product_id = {await warehouse.IdOfAsync(sku)};
        ALTER TABLE stock.transactions ENABLE TRIGGER refuse_change
        """);

    private async Task<IReadOnlyList<ReadLevelHistory.Point>> HistoryAsync(Warehouse warehouse, string sku, DateOnly day)
    {
        // Noon: whether it is summer time or not, it is this day in Paris too.
        var clock = new StoppedClock(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero));
        return await new ReadLevelHistory(own.Database.Database, clock).RunAsync(await warehouse.IdOfAsync(sku), Cancelled);
    }
}
