using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Ledger;

public sealed class ReadLedgerTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task Ten_thousand_transactions_are_counted_and_more_are_not()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var product = await warehouse.IdOfAsync(await warehouse.ProductAsync());
        await DeliverAsync(9_999);
        (await CountAsync()).ShouldBe((9_999, false));
        await DeliverAsync(1);
        (await CountAsync()).ShouldBe((10_000, false));
        await DeliverAsync(1);
        (await CountAsync()).ShouldBe((10_000, true));

        Task DeliverAsync(int count) => own.Database.ExecuteAsync($"""
            INSERT INTO stock.documents (kind, idempotency_key, digest) VALUES ('INCOMING', gen_random_uuid()::text, sha256(''));
            INSERT INTO stock.transactions (document_id, product_id, location_id, quantity)
            SELECT (SELECT max(id) FROM stock.documents), {product}, {warehouse.Here}, 1 FROM generate_series(1, {count})
            """);

        async Task<(int, bool)> CountAsync()
        {
            var page = await new ReadLedger(own.Database.Database).RunAsync(
                new LedgerFilter { ProductId = product }, before: null, after: null, TestContext.Current.CancellationToken);
            return (page.Count, page.IsCountCapped);
        }
    }
}
