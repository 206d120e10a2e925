using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Stock;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>What was posted stays, and a level moves by a transaction alone, whoever writes the SQL.</summary>
public sealed class StockRightsTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const string Insert = "INSERT INTO stock.documents (kind, idempotency_key, digest) VALUES ('OUTGOING', $1, sha256('')) RETURNING id";
    private const string Transaction = "INSERT INTO stock.transactions (document_id, product_id, location_id, quantity) VALUES ($1, $2, $3, $4)";

    private readonly TestDatabase database = own.Database;

    [Theory]
    [InlineData("UPDATE stock.transactions SET quantity = 1")]
    [InlineData("DELETE FROM stock.transactions")]
    [InlineData("TRUNCATE stock.transactions CASCADE")]
    [InlineData("UPDATE stock.documents SET reason = 'x'")]
    [InlineData("DELETE FROM stock.documents")]
    [InlineData("TRUNCATE stock.documents CASCADE")]
    [InlineData("UPDATE stock.levels SET quantity = quantity + 1")]
    [InlineData("DELETE FROM stock.levels")]
    [InlineData("TRUNCATE stock.levels CASCADE")]
    [InlineData("INSERT INTO stock.levels VALUES (1, 1, 1, 1)")]
    public async Task Nothing_that_was_posted_changes_as_a_storekeeper_or_as_the_owner(string statement)
    {
        var (_, _, ticket) = await StockAsync();

        await using var storekeeper = await BeginUnitAsync(database, "storekeeper", ticket);
        (await storekeeper.TryAsync(statement)).ShouldBe(Denied);
        await using var owner = await BeginAsync(database, role: null, "kotline_owner");
        (await owner.TryAsync(statement)).ShouldBe(RecordBroken);
    }

    [Fact]
    public async Task A_transaction_needs_a_unit_of_work_and_a_document_of_it()
    {
        var (product, location, ticket) = await StockAsync();
        await using var none = await BeginAsync(database, "storekeeper");
        (await none.TryAsync(Insert, Guid.NewGuid().ToString())).ShouldBe(NoUnitOfWork);
        (await none.TryAsync(Transaction, 1L, product, location, -1)).ShouldBe(NoUnitOfWork);

        await using var unit = await BeginUnitAsync(database, "storekeeper", ticket);
        (await unit.TryAsync(Transaction, 1L, product, location, -1)).ShouldBe(RecordBroken);
        var document = (long)(await unit.DoAsync(Insert, Guid.NewGuid().ToString()))!;
        (await unit.TryAsync(Transaction, document, product, location, -1)).ShouldBeNull();
        (await unit.DoAsync("SELECT balance_after FROM stock.transactions WHERE document_id = $1", document)).ShouldBe(9);
    }

    [Fact]
    public async Task A_balance_that_does_not_follow_is_refused()
    {
        var (product, location, ticket) = await StockAsync();
        await using var unit = await BeginUnitAsync(database, "storekeeper", ticket);
        var document = (long)(await unit.DoAsync(Insert, Guid.NewGuid().ToString()))!;
        const string insert = "INSERT INTO stock.transactions (document_id, product_id, location_id, quantity, balance_after) VALUES ($1, $2, $3, -1, $4)";

        (await unit.TryAsync(insert, document, product, location, 10)).ShouldBe(RecordBroken);
        (await unit.TryAsync(insert, document, product, location, 9)).ShouldBeNull();
    }

    [Fact]
    public async Task The_author_and_the_order_are_not_the_writers_to_choose()
    {
        var (product, location, ticket) = await StockAsync();
        await using var unit = await BeginUnitAsync(database, "storekeeper", ticket);
        var document = (long)(await unit.DoAsync(Insert, Guid.NewGuid().ToString()))!;

        foreach (var column in (string[])["unit_of_work_id", "entry"])
        {
            (await unit.TryAsync(
                $"INSERT INTO stock.transactions (document_id, product_id, location_id, quantity, {column}) VALUES ($1, $2, $3, -1, 7)",
                document, product, location)).ShouldBe(Denied);
        }

        (await unit.TryAsync("INSERT INTO stock.documents (kind, idempotency_key, digest, actor) VALUES ('INCOMING', 'k', sha256(''), 'somebody')")).ShouldBe(Denied);
    }

    [Fact]
    public async Task A_transfer_that_brings_nothing_and_a_reversal_of_a_part_fail_at_the_commit()
    {
        var (product, location, ticket) = await StockAsync();
        await using var transfer = await BeginUnitAsync(database, "storekeeper", ticket);
        var document = (long)(await transfer.DoAsync(Insert.Replace("OUTGOING", "TRANSFER", StringComparison.Ordinal), Guid.NewGuid().ToString()))!;
        await transfer.DoAsync(Transaction, document, product, location, -1);
        (await Should.ThrowAsync<Npgsql.PostgresException>(transfer.CommitAsync)).SqlState.ShouldBe(RecordBroken);

        await using var reversal = await BeginUnitAsync(database, "storekeeper", ticket);
        await reversal.DoAsync(
            """
            INSERT INTO stock.documents (kind, idempotency_key, digest, reason, reverses_id)
            SELECT 'REVERSAL', $1, sha256(''), 'x', t.document_id FROM stock.transactions t WHERE t.product_id = $2
            """,
            Guid.NewGuid().ToString(), product);
        (await Should.ThrowAsync<Npgsql.PostgresException>(reversal.CommitAsync)).SqlState.ShouldBe(RecordBroken);
    }

    [Theory]
    [InlineData("employee")]
    [InlineData("manager")]
    [InlineData("administrator")]
    public async Task Who_is_no_storekeeper_reads_and_writes_nothing(string role)
    {
        await StockAsync();
        var ticket = await Cast.SignInAsync(database, Role.Manager, Role.Administrator);
        await using var unit = await BeginUnitAsync(database, role, ticket);

        (await unit.TryAsync("SELECT count(*) FROM stock.transactions")).ShouldBeNull();
        (await unit.TryAsync(Insert, Guid.NewGuid().ToString())).ShouldBe(Denied);
        (await unit.TryAsync("LOCK TABLE stock_turns.bucket_00 IN EXCLUSIVE MODE")).ShouldBe(Denied);
        (await unit.TryAsync("SELECT stock.post('k', sha256(''), 'INCOMING', NULL, NULL, '{}', '{}', '{}', '{}')")).ShouldBe(Denied);
    }

    [Fact]
    public async Task Verifying_names_a_level_that_was_changed_from_outside()
    {
        var (product, _, _) = await StockAsync();
        await using var owner = await BeginAsync(database, role: null, "kotline_owner");
        await owner.DoAsync("ALTER TABLE stock.levels DISABLE TRIGGER refuse_change");
        await owner.DoAsync("UPDATE stock.levels SET quantity = 11 WHERE product_id = $1", product);

        (await owner.DoAsync("SELECT format('%s %s', expected, found) FROM stock.verify() WHERE product_id = $1", product)).ShouldBe("10 11");
    }

    /// <summary>A product of which ten are there, and a storekeeper.</summary>
    private async Task<(long Product, long Location, byte[] Ticket)> StockAsync()
    {
        var warehouse = await Warehouse.OpenAsync(database);
        var sku = await warehouse.ProductAsync(10);
        var product = await database.ScalarAsync<long>($"SELECT id FROM stock.products WHERE sku = '{sku}'");
        return (product, warehouse.Here, await Cast.SignInAsync(database, Role.Storekeeper));
    }
}
