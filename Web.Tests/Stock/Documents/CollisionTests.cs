using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Stock.Warehouse;

namespace Kotline.Web.Tests.Stock.Documents;

/// <summary>
/// Many writers at once, on real connections: nothing is oversold, nothing is lost, nobody meets a serialization failure.
/// </summary>
public sealed class CollisionTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const int Writers = 32;

    [Fact]
    public async Task Of_the_last_ten_units_ten_are_sold_round_after_round()
    {
        const int rounds = 40;
        const int units = 10;
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();
        for (var round = 0; round < rounds; round++)
        {
            await warehouse.PostAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, units)]));

            var outcomes = await AtOnceAsync(_ => warehouse.SellAsync(sku));

            outcomes.Count(outcome => outcome is StockOutcome.Posted).ShouldBe(units);
            outcomes.Where(outcome => outcome is not StockOutcome.Posted)
                .ShouldAllBe(outcome => outcome == new StockOutcome.NotEnough(sku, warehouse.Here, 1, 0));
        }

        await warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task Documents_of_several_products_in_opposite_orders_do_not_wait_in_a_ring()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var skus = new List<string>();
        for (var number = 0; number < 8; number++)
        {
            skus.Add(await warehouse.ProductAsync(1000));
        }

        var outcomes = await AtOnceAsync(async writer =>
        {
            var order = writer % 2 == 0 ? skus : Enumerable.Reverse(skus);
            return await warehouse.PostAsync(StockRequest.Remove(NewKey(), order.Select(sku => warehouse.Line(sku, 1))));
        });

        outcomes.ShouldAllBe(outcome => outcome is StockOutcome.Posted);
        foreach (var sku in skus)
        {
            (await warehouse.LevelsAsync(sku)).ShouldBe((1000 - Writers, 0));
        }

        await warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task Of_two_stocktakes_at_once_one_is_posted_and_the_other_is_asked()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(8);

        var outcomes = await Task.WhenAll(((int[])[5, 6]).Select(
            counted => Task.Run(() => warehouse.PostAsync(StockRequest.Set(NewKey(), [warehouse.Line(sku, counted, seen: 8)], "count")))));

        var posted = outcomes.OfType<StockOutcome.Posted>().ShouldHaveSingleItem().Answer.Transactions.ShouldHaveSingleItem();
        outcomes.OfType<StockOutcome.MovedMeanwhile>().ShouldHaveSingleItem().Levels.ShouldBe(
            [new StockOutcome.MovedMeanwhile.Level(sku, warehouse.Here, Seen: 8, Now: posted.BalanceAfter)]);
    }

    [Fact]
    public async Task Whoever_writes_without_taking_a_turn_makes_the_others_try_again_and_loses_nothing()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(100);
        await using var rude = await own.Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await rude.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(rude, $"INSERT INTO stock.documents (kind, idempotency_key, digest) VALUES ('OUTGOING', '{NewKey()}', sha256(''))");
        await ExecuteAsync(rude, $"""
            INSERT INTO stock.transactions (document_id, product_id, location_id, quantity)
            SELECT max(d.id), (SELECT id FROM stock.products WHERE sku = '{sku}'), {warehouse.Here}, -30 FROM stock.documents d
            """);

        var sale = Task.Run(() => warehouse.SellAsync(sku, 50));
        await WaitForAWaitingWriterAsync();
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        (await sale).ShouldBeOfType<StockOutcome.Posted>().Answer.Transactions.Single().BalanceAfter.ShouldBe(20);
        await warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task A_turn_is_free_again_after_a_refusal_and_after_a_connection_that_broke()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(1);
        (await warehouse.SellAsync(sku, 2)).ShouldBeOfType<StockOutcome.NotEnough>();
        await using (var ending = own.Database.Database.Web.CreateCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'kotline_web' AND pid <> pg_backend_pid()"))
        {
            await ending.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        (await warehouse.SellAsync(sku)).ShouldBeOfType<StockOutcome.Posted>();
        (await own.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname ~ '^bucket_'")).ShouldBe(0);
    }

    private static async Task<StockOutcome[]> AtOnceAsync(Func<int, Task<StockOutcome>> write) =>
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer))));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task WaitForAWaitingWriterAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (await own.Database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database() AND a.usename = 'kotline_web'") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }
}
