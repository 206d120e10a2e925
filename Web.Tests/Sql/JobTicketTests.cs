using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>A job's ticket is good for its own import alone, until that ends.</summary>
public sealed class JobTicketTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task A_job_writes_its_own_import_and_no_other()
    {
        var (mine, ticket) = await Cast.ReceiveAsync(database);
        var (other, _) = await Cast.ReceiveAsync(database);
        await using var session = await BeginUnitAsync(database, "importer", ticket);

        (await session.TryAsync(Row(mine))).ShouldBeNull();
        (await session.TryAsync(Row(other))).ShouldBe(NotInThisRole);
        (await session.TryAsync($"UPDATE imports.imports SET rows_staged = 1 WHERE id = {mine}")).ShouldBeNull();
        (await session.TryAsync($"UPDATE imports.imports SET rows_staged = 1 WHERE id = {other}")).ShouldBe(NotInThisRole);
        (await session.TryAsync("UPDATE imports.imports SET rows_staged = 1")).ShouldBe(NotInThisRole);
    }

    [Fact]
    public async Task A_jobs_unit_is_recorded_as_its_uploaders_and_names_the_import()
    {
        var (importId, ticket) = await Cast.ReceiveAsync(database);
        await using var session = await BeginUnitAsync(database, "importer", ticket);
        await session.DoAsync("INSERT INTO clients.brands (name) VALUES ('Brand of a job')");
        await session.CommitAsync();

        (await database.ScalarAsync<string>(
            """
            SELECT u.actor || ' ' || u.role || ' ' || u.import_id FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.new_values ->> 'name' = 'Brand of a job'
            """)).ShouldBe($"cli:tester importer {importId}");
    }

    [Fact]
    public async Task A_job_that_has_ended_opens_nothing_more()
    {
        var (_, ticket) = await Cast.ReceiveAsync(database);
        await using (var session = await BeginUnitAsync(database, "importer", ticket))
        {
            await session.DoAsync("SELECT imports.end_job()");
            await session.CommitAsync();
        }

        await using var later = await BeginAsync(database, "importer");
        (await later.TryUnitAsync("importer", ticket)).ShouldBe(TicketNotValid);
    }

    [Fact]
    public async Task A_jobs_ticket_opens_no_persons_unit_and_a_persons_no_job()
    {
        var (_, job) = await Cast.ReceiveAsync(database);
        var person = await Cast.SignInAsync(database, Role.Manager, Role.Administrator);

        foreach (var role in (string[])["employee", "manager", "storekeeper", "administrator", "auditor"])
        {
            await using var session = await BeginAsync(database, role);
            (await session.TryUnitAsync(role, job)).ShouldBe(NotInThisRole, role);
        }

        await using var importer = await BeginAsync(database, "importer");
        (await importer.TryUnitAsync("importer", person)).ShouldBe(NotInThisRole);
    }

    [Fact]
    public async Task A_ticket_is_issued_only_for_an_import_that_was_received_in_the_same_unit_of_work()
    {
        var (other, _) = await Cast.ReceiveAsync(database);
        var person = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginUnitAsync(database, "manager", person);

        (await session.TryAsync("SELECT imports.issue_job_ticket($1, $2, '1 hour')", other, Secret.HashOf(Secret.New()))).ShouldBe(TicketNotValid);
        (await session.TryAsync("SELECT imports.issue_job_ticket(-1, $1, '1 hour')", Secret.HashOf(Secret.New()))).ShouldBe(TicketNotValid);
    }

    [Fact]
    public async Task An_imports_sealed_ticket_is_set_by_whoever_received_it_alone()
    {
        var (other, _) = await Cast.ReceiveAsync(database);
        var person = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginUnitAsync(database, "manager", person);

        (await session.TryAsync($"UPDATE imports.imports SET sealed_job_ticket = '\\x00' WHERE id = {other}")).ShouldBe(NotInThisRole);
    }

    [Fact]
    public async Task A_disabled_uploaders_job_can_still_be_finished()
    {
        // Or the import would stay unfinished for ever, and stop every start that tries to finish it.
        var (importId, ticket) = await Cast.ReceiveAsync(database);
        var person = await Cast.SignInAsync(database, Role.Manager);
        await database.ExecuteAsync($"""
            UPDATE accounts.tickets SET account_id = (SELECT max(id) FROM accounts.accounts) WHERE import_id = {importId};
            UPDATE accounts.accounts SET disabled = true WHERE id = (SELECT max(id) FROM accounts.accounts)
            """);

        await using var job = await BeginAsync(database, "importer");
        (await job.TryUnitAsync("importer", ticket)).ShouldBeNull();
        await using var session = await BeginAsync(database, "manager");
        (await session.TryUnitAsync("manager", person)).ShouldBe(TicketNotValid);
    }

    private static string Row(long importId) =>
        $"INSERT INTO imports.rows (import_id, line_number, outcome, unreadable_reason) VALUES ({importId}, 2, 'unreadable', 'test')";
}
