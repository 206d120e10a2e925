using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Stock;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// What a document, a transaction and a level have to be whoever writes the SQL, and what the proof finds that the
/// triggers can't have let in.
/// </summary>
public sealed class StockRecordTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const string Check = PostgresErrorCodes.CheckViolation;

    private const string Line =
        "INSERT INTO stock.transactions (document_id, product_id, location_id, quantity, reverses_id) VALUES ($1, $2, $3, $4, $5)";

    private const string Reversal =
        """
        INSERT INTO stock.documents (kind, idempotency_key, digest, reason, reverses_id) VALUES ('REVERSAL', $1, sha256(''), 'x', $2)
        RETURNING id
        """;

    private readonly TestDatabase database = own.Database;

    // Each of the four parts of the proof alone: the others hold in every one of these.
    [Theory]
    [InlineData("UPDATE stock.levels SET quantity = 11 WHERE product_id = $1", " 10 11")]
    [InlineData("UPDATE stock.levels SET entries = 4 WHERE product_id = $1", " 10 10")]
    [InlineData("UPDATE stock.transactions SET balance_after = 6 WHERE product_id = $1 AND entry = 2", "2 7 6")]
    [InlineData("UPDATE stock.transactions SET entry = 5 WHERE product_id = $1 AND entry = 3", "5 10 10")]
    [InlineData(
        "UPDATE stock.transactions SET quantity = quantity + CASE entry WHEN 1 THEN 1 ELSE -1 END WHERE product_id = $1 AND entry < 3",
        "1 11 10")]
    public async Task Verifying_names_what_was_changed_behind_the_triggers(string change, string difference)
    {
        var (warehouse, product) = await StockAsync();
        await warehouse.SellAsync(product.Sku, 3);
        await warehouse.PostAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(product.Sku, 3)]));
        await using var owner = await BeginAsync(database, role: null, "kotline_owner");
        await owner.DoAsync("ALTER TABLE stock.levels DISABLE TRIGGER refuse_change");
        await owner.DoAsync("ALTER TABLE stock.transactions DISABLE TRIGGER refuse_change");
        const string verify = """
            SELECT string_agg(format('%s %s %s', entry, expected, found), '; ')
            FROM stock.verify() WHERE product_id = $1 AND location_id = $2
            """;
        (await owner.DoAsync(verify, product.Id, warehouse.Here)).ShouldBe(DBNull.Value);

        await owner.DoAsync(change, product.Id);

        (await owner.DoAsync(verify, product.Id, warehouse.Here)).ShouldBe(difference);
    }

    [Fact]
    public async Task A_line_of_a_reversal_takes_back_exactly_what_a_line_of_its_document_moved()
    {
        var (warehouse, product) = await StockAsync();
        var other = await warehouse.ProductAsync(10);
        var sale = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(product.Sku, 4)]));
        var foreign = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(product.Sku, 4)]));
        await using var unit = await BeginUnitAsync(database, "storekeeper", await Cast.SignInAsync(database, Role.Storekeeper));
        var reversal = (long)(await unit.DoAsync(Reversal, Warehouse.NewKey(), sale))!;
        var line = await LineOfAsync(sale);

        var (otherId, foreignLine) = (await warehouse.IdOfAsync(other), await LineOfAsync(foreign));
        (await unit.TryAsync(Line, reversal, product.Id, warehouse.Here, 3, line)).ShouldBe(RecordBroken, "another quantity");
        (await unit.TryAsync(Line, reversal, product.Id, warehouse.Here, -4, line)).ShouldBe(RecordBroken, "the same again");
        (await unit.TryAsync(Line, reversal, otherId, warehouse.Here, 4, line)).ShouldBe(RecordBroken, "another product");
        (await unit.TryAsync(Line, reversal, product.Id, warehouse.There, 4, line)).ShouldBe(RecordBroken, "another location");
        (await unit.TryAsync(Line, reversal, product.Id, warehouse.Here, 4, foreignLine)).ShouldBe(RecordBroken, "another document's");
        (await unit.TryAsync(Line, reversal, product.Id, warehouse.Here, 4, DBNull.Value)).ShouldBe(RecordBroken, "nothing's");
        (await unit.TryAsync(Line, reversal, product.Id, warehouse.Here, 4, line)).ShouldBeNull();
    }

    [Fact]
    public async Task A_transaction_takes_nothing_back_outside_a_reversal()
    {
        var (warehouse, product) = await StockAsync();
        var sale = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(product.Sku, 4)]));
        await using var unit = await BeginUnitAsync(database, "storekeeper", await Cast.SignInAsync(database, Role.Storekeeper));
        var delivery = await DocumentAsync(unit, "INCOMING");

        (await unit.TryAsync(Line, delivery, product.Id, warehouse.Here, 4, await LineOfAsync(sale))).ShouldBe(Check);
        (await unit.TryAsync(Line, delivery, product.Id, warehouse.Here, 4, DBNull.Value)).ShouldBeNull();
    }

    [Theory]
    [InlineData("INCOMING", 1, null)]
    [InlineData("INCOMING", -1, Check)]
    [InlineData("INCOMING", 0, Check)]
    [InlineData("OUTGOING", -1, null)]
    [InlineData("OUTGOING", 1, Check)]
    [InlineData("OUTGOING", 0, Check)]
    [InlineData("ADJUSTMENT", 1, null)]
    [InlineData("ADJUSTMENT", -1, null)]
    [InlineData("ADJUSTMENT", 1_000_000, null)]
    [InlineData("ADJUSTMENT", 1_000_001, Check)]
    public async Task A_delivery_brings_and_a_sale_takes(string kind, int quantity, string? refused)
    {
        var (warehouse, product) = await StockAsync();
        await using var unit = await BeginUnitAsync(database, "storekeeper", await Cast.SignInAsync(database, Role.Storekeeper));

        (await unit.TryAsync(Line, await DocumentAsync(unit, kind), product.Id, warehouse.Here, quantity, DBNull.Value)).ShouldBe(refused);
    }

    [Fact]
    public async Task A_level_holds_a_thousand_million_and_no_more()
    {
        var (warehouse, product) = await StockAsync();
        await using var owner = await BeginAsync(database, role: null, "kotline_owner");
        await owner.DoAsync("ALTER TABLE stock.levels DISABLE TRIGGER refuse_change");
        const string set = "UPDATE stock.levels SET quantity = $1 WHERE product_id = $2 AND location_id = $3";

        (await owner.TryAsync(set, 1_000_000_001, product.Id, warehouse.Here)).ShouldBe(Check);
        (await owner.TryAsync(set, -1, product.Id, warehouse.Here)).ShouldBe(Check);
        (await owner.TryAsync(set, 1_000_000_000, product.Id, warehouse.Here)).ShouldBeNull();
        (await owner.TryAsync(Line, await DocumentAsync(owner, "INCOMING"), product.Id, warehouse.Here, 1, DBNull.Value)).ShouldBe(Check);
    }

    [Theory]
    [InlineData("ADJUSTMENT", "NULL", "NULL", Check)]
    [InlineData("ADJUSTMENT", "''", "NULL", Check)]
    [InlineData("ADJUSTMENT", "'counted'", "NULL", null)]
    [InlineData("ADJUSTMENT", "repeat('r', 500)", "NULL", null)]
    [InlineData("ADJUSTMENT", "repeat('r', 501)", "NULL", Check)]
    [InlineData("REVERSAL", "NULL", "$1", Check)]
    [InlineData("REVERSAL", "'a mistake'", "$1", null)]
    [InlineData("REVERSAL", "'a mistake'", "NULL", Check)]
    [InlineData("OUTGOING", "NULL", "$1", Check)]
    [InlineData("OUTGOING", "NULL", "NULL", null)]
    [InlineData("BORROWED", "NULL", "NULL", Check)]
    public async Task A_stocktake_and_a_reversal_say_why_and_a_reversal_of_what(
        string kind, string reason, string reverses, string? refused)
    {
        var (warehouse, product) = await StockAsync();
        var sale = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(product.Sku, 1)]));
        await using var unit = await BeginUnitAsync(database, "storekeeper", await Cast.SignInAsync(database, Role.Storekeeper));

        (await unit.TryAsync(
            $"""
            INSERT INTO stock.documents (kind, idempotency_key, digest, reason, reverses_id)
            SELECT '{kind}', gen_random_uuid()::text, sha256(''), {reason}, {reverses}::bigint WHERE $1::bigint > 0
            """,
            sale)).ShouldBe(refused);
    }

    [Theory]
    [InlineData("repeat('k', 100)", "NULL", null)]
    [InlineData("repeat('k', 101)", "NULL", Check)]
    [InlineData("''", "NULL", Check)]
    [InlineData("'a key'", "repeat('r', 100)", null)]
    [InlineData("'a key'", "repeat('r', 101)", Check)]
    [InlineData("'a key'", "''", Check)]
    public async Task A_key_and_a_reference_are_no_longer_than_a_hundred(string key, string reference, string? refused)
    {
        await using var unit = await BeginUnitAsync(database, "storekeeper", await Cast.SignInAsync(database, Role.Storekeeper));

        (await unit.TryAsync(
            $"INSERT INTO stock.documents (kind, idempotency_key, digest, reference) VALUES ('INCOMING', {key}, sha256(''), {reference})"))
            .ShouldBe(refused);
    }

    [Fact]
    public async Task A_reversal_is_not_reversed_and_a_document_only_once()
    {
        var (warehouse, product) = await StockAsync();
        var sale = await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(product.Sku, 1)]));
        (await warehouse.ReverseAsync(sale)).ShouldBeOfType<StockOutcome.Posted>();
        var reversal = await database.ScalarAsync<long>($"SELECT id FROM stock.documents WHERE reverses_id = {sale}");
        await using var unit = await BeginUnitAsync(database, "storekeeper", await Cast.SignInAsync(database, Role.Storekeeper));

        (await unit.TryAsync(Reversal, Warehouse.NewKey(), reversal)).ShouldBe(RecordBroken);
        (await unit.TryAsync(Reversal, Warehouse.NewKey(), sale)).ShouldBe(PostgresErrorCodes.UniqueViolation);
    }

    /// <summary>A product of which ten are here.</summary>
    private async Task<(Warehouse Warehouse, (long Id, string Sku) Product)> StockAsync()
    {
        var warehouse = await Warehouse.OpenAsync(database);
        var sku = await warehouse.ProductAsync(10);
        return (warehouse, (await warehouse.IdOfAsync(sku), sku));
    }

    private Task<long> LineOfAsync(long document) =>
        database.ScalarAsync<long>($"SELECT id FROM stock.transactions WHERE document_id = {document}");

    private static async Task<long> DocumentAsync(SqlSession session, string kind) => (long)(await session.DoAsync(
        "INSERT INTO stock.documents (kind, idempotency_key, digest, reason) VALUES ($1, $2, sha256(''), 'a test') RETURNING id",
        kind, Warehouse.NewKey()))!;
}
