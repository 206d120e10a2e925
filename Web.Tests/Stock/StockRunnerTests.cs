using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Stock.Warehouse;

namespace Kotline.Web.Tests.Stock;

/// <summary>How often an operation is run that is in others' way, by a sequence: its count stays when the transaction is undone.</summary>
public sealed class StockRunnerTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    public async Task Eleven_conflicts_are_run_again_and_the_twelfth_is_the_last(string conflict)
    {
        var warehouse = await OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(10);

        await ConflictAsync(conflict, times: 11);
        (await warehouse.SellAsync(sku)).ShouldBeOfType<StockOutcome.Posted>();
        (await TriesAsync()).ShouldBe(12);

        await ConflictAsync(conflict, times: 12);
        (await Should.ThrowAsync<PostgresException>(() => warehouse.SellAsync(sku))).SqlState.ShouldBe(conflict);
        (await TriesAsync()).ShouldBe(12);

        await ConflictAsync(conflict, times: 0);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(9);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData("KT004")]
    public async Task Whatever_is_no_conflict_is_tried_once(string state)
    {
        var warehouse = await OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(10);

        await ConflictAsync(state, times: 1);
        (await Should.ThrowAsync<PostgresException>(() => warehouse.SellAsync(sku))).SqlState.ShouldBe(state);

        (await TriesAsync()).ShouldBe(1);
    }

    // A reversal's refusals have names; a record that breaks otherwise is a fault, and isn't called irreversible.
    [Fact]
    public async Task A_reversal_that_breaks_the_record_is_a_fault()
    {
        var warehouse = await OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(10);
        var sale = await warehouse.PostedAsync(StockRequest.Remove(NewKey(), [warehouse.Line(sku, 1)]));

        foreach (var state in (string[])["KT004", PostgresErrorCodes.UniqueViolation])
        {
            await ConflictAsync(state, times: 1);
            (await Should.ThrowAsync<PostgresException>(() => warehouse.ReverseAsync(sale))).SqlState.ShouldBe(state);
        }

        await ConflictAsync("KT004", times: 0);
        (await warehouse.ReverseAsync(sale)).ShouldBeOfType<StockOutcome.Posted>();
        (await warehouse.ReverseAsync(sale)).ShouldBeOfType<StockOutcome.NotReversible>();
        var reversal = await own.Database.ScalarAsync<long>($"SELECT id FROM stock.documents WHERE reverses_id = {sale}");
        (await warehouse.ReverseAsync(reversal)).ShouldBeOfType<StockOutcome.NotReversible>();
    }

    /// <summary>From now on so many documents are refused with this SQLSTATE, and then no more.</summary>
    private Task ConflictAsync(string state, int times) => own.Database.ExecuteAsync($"""
        DROP SEQUENCE IF EXISTS stock.tries;
        CREATE SEQUENCE stock.tries;
        CREATE OR REPLACE FUNCTION stock.conflict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
        BEGIN
            IF nextval('stock.tries') <= {times} THEN
                RAISE EXCEPTION 'in the way' USING ERRCODE = '{state}';
            END IF;
            RETURN NEW;
        END $body$;
        CREATE OR REPLACE TRIGGER conflict BEFORE INSERT ON stock.documents FOR EACH ROW EXECUTE FUNCTION stock.conflict();
        """);

    private Task<long> TriesAsync() => own.Database.ScalarAsync<long>("SELECT last_value FROM stock.tries");
}
