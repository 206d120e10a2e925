using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Stock.Warehouse;

namespace Kotline.Web.Tests.Stock.Documents;

/// <summary>What each operation does to the levels, and what it refuses.</summary>
public sealed class PostDocumentTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task A_delivery_adds_and_a_sale_takes_and_each_transaction_says_what_is_left()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();

        var delivery = Posted(await warehouse.PostAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 12)], "BL-7")));
        var sale = Posted(await warehouse.SellAsync(sku, 5));

        delivery.Transactions.Select(t => (t.Sku, t.Quantity, t.BalanceAfter)).ShouldBe([(sku, 12, 12)]);
        sale.Transactions.Select(t => (t.Sku, t.Quantity, t.BalanceAfter)).ShouldBe([(sku, -5, 7)]);
        (await warehouse.LevelsAsync(sku)).ShouldBe((7, 0));
        await warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task A_document_is_posted_as_a_whole_or_not_at_all()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var plenty = await warehouse.ProductAsync(10);
        var few = await warehouse.ProductAsync(2);

        var refused = await warehouse.PostAsync(StockRequest.Remove(NewKey(), [warehouse.Line(plenty, 4), warehouse.Line(few, 3)]));

        refused.ShouldBe(new StockOutcome.NotEnough(few, warehouse.Here, 3, 2));
        (await warehouse.LevelsAsync(plenty)).ShouldBe((10, 0));
        (await warehouse.LevelsAsync(few)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task What_was_never_there_is_not_enough_either()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();

        (await warehouse.SellAsync(sku)).ShouldBe(new StockOutcome.NotEnough(sku, warehouse.Here, 1, 0));
    }

    [Fact]
    public async Task A_transfer_takes_here_what_it_brings_there()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(9);

        Posted(await warehouse.PostAsync(StockRequest.Transfer(NewKey(), [warehouse.Line(sku, 4)], warehouse.There)));

        (await warehouse.LevelsAsync(sku)).ShouldBe((5, 4));
        (await warehouse.PostAsync(StockRequest.Transfer(NewKey(), [warehouse.Line(sku, 6)], warehouse.There)))
            .ShouldBe(new StockOutcome.NotEnough(sku, warehouse.Here, 6, 5));
        await warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task A_stocktake_writes_the_differences_alone()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var right = await warehouse.ProductAsync(3);
        var wrong = await warehouse.ProductAsync(8);

        var counted = Posted(await warehouse.PostAsync(
            StockRequest.Set(NewKey(), [warehouse.Line(right, 3, seen: 3), warehouse.Line(wrong, 6, seen: 8)], "yearly count")));

        counted.Transactions.Select(t => (t.Sku, t.Quantity, t.BalanceAfter)).ShouldBe([(wrong, -2, 6)]);
    }

    [Fact]
    public async Task A_stocktake_that_finds_everything_as_it_was_is_posted_without_a_transaction()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(3);

        Posted(await warehouse.PostAsync(StockRequest.Set(NewKey(), [warehouse.Line(sku, 3, seen: 3)], "count"))).Transactions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stocktake_of_stock_that_moved_meanwhile_is_shown_what_moved()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var still = await warehouse.ProductAsync(1);
        var moved = await warehouse.ProductAsync(8);
        await warehouse.SellAsync(moved, 3);

        var asked = await warehouse.PostAsync(
            StockRequest.Set(NewKey(), [warehouse.Line(still, 2, seen: 1), warehouse.Line(moved, 8, seen: 8)], "count"));

        asked.ShouldBeOfType<StockOutcome.MovedMeanwhile>().Levels.ShouldBe(
            [new StockOutcome.MovedMeanwhile.Level(moved, warehouse.Here, Seen: 8, Now: 5)]);
        (await warehouse.LevelsAsync(still)).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_reversal_takes_back_the_whole_document_once()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(9);
        var transfer = Posted(await warehouse.PostAsync(StockRequest.Transfer(NewKey(), [warehouse.Line(sku, 4)], warehouse.There)));

        var reversal = Posted((await warehouse.ReverseAsync(transfer.DocumentId))!);

        (await warehouse.LevelsAsync(sku)).ShouldBe((9, 0));
        (await warehouse.ReverseAsync(transfer.DocumentId)).ShouldBeOfType<StockOutcome.NotReversible>();
        (await warehouse.ReverseAsync(reversal.DocumentId)).ShouldBeOfType<StockOutcome.NotReversible>();
        (await warehouse.ReverseAsync(long.MaxValue)).ShouldBeNull();
        await warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task A_delivery_that_was_sold_meanwhile_is_not_reversed()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();
        var delivery = Posted(await warehouse.PostAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 5)])));
        await warehouse.SellAsync(sku, 2);

        (await warehouse.ReverseAsync(delivery.DocumentId)).ShouldBe(new StockOutcome.NotEnough(sku, warehouse.Here, 5, 3));
    }

    [Fact]
    public async Task What_is_not_there_or_retired_is_refused_by_name()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var retired = await warehouse.ProductAsync();
        await own.Database.ExecuteAsync($"UPDATE stock.products SET active = false WHERE sku = '{retired}'");

        (await warehouse.SellAsync("NOSUCH")).ShouldBe(new StockOutcome.Unknown("NOSUCH", null));
        (await warehouse.SellAsync(retired)).ShouldBe(new StockOutcome.Retired(retired, null));
        (await warehouse.PostAsync(StockRequest.Add(NewKey(), [new StockLine(await warehouse.ProductAsync(), long.MaxValue, 1)])))
            .ShouldBe(new StockOutcome.Unknown(null, long.MaxValue));
    }

    [Fact]
    public async Task A_level_of_the_past_is_what_the_last_transaction_until_then_left()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();
        var first = Posted(await warehouse.PostAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 10)])));
        var second = Posted(await warehouse.SellAsync(sku, 4));

        (await warehouse.LevelsAsync(sku, first.PostedAt.AddHours(-1))).ShouldBe((0, 0));
        (await warehouse.LevelsAsync(sku, second.PostedAt)).ShouldBe((10, 0));
        (await warehouse.LevelsAsync(sku, second.PostedAt.AddSeconds(1))).ShouldBe((6, 0));
    }

    private static StockAnswer Posted(StockOutcome outcome) => outcome.ShouldBeOfType<StockOutcome.Posted>().Answer;
}
