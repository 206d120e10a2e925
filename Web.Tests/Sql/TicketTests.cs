using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// A unit of work opens for the bearer of a valid ticket, in a role that they hold, and nobody makes a ticket for themselves.
/// </summary>
public sealed class TicketTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private readonly TestDatabase database = own.Database;

    public static TheoryData<string> PersonsRoles => ["employee", "manager", "storekeeper", "auditor", "administrator"];

    [Theory]
    [MemberData(nameof(PersonsRoles))]
    public async Task A_person_opens_units_in_the_roles_they_hold_and_as_employee(string role)
    {
        var ticket = await Cast.SignInAsync(database, Enum.Parse<Role>(role, ignoreCase: true));

        foreach (var wanted in (string[])["employee", "manager", "storekeeper", "auditor", "administrator", "importer"])
        {
            await using var session = await BeginAsync(database, wanted);
            (await session.TryUnitAsync(wanted, ticket)).ShouldBe(wanted == role || wanted == "employee" ? null : NotInThisRole, wanted);
        }
    }

    [Fact]
    public async Task The_command_line_is_no_auditor_and_no_job()
    {
        var ticket = (await database.ActAsync(TestContext.Current.CancellationToken)).Ticket;

        foreach (var role in (string[])["auditor", "importer"])
        {
            await using var session = await BeginAsync(database, role);
            (await session.TryUnitAsync(role, ticket)).ShouldBe(NotInThisRole, role);
        }
    }

    [Fact]
    public async Task A_forged_ticket_and_the_stored_hash_of_a_real_one_open_nothing()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginAsync(database, "manager");

        foreach (var forged in (byte[][])[Secret.New(), new byte[32], [], Secret.HashOf(ticket), [.. ticket, 0], ticket[..31]])
        {
            (await session.TryUnitAsync("manager", forged)).ShouldBe(TicketNotValid);
        }

        (await session.TryAsync("SELECT audit.begin_unit_of_work(NULL, 'manager', 'a test', NULL, NULL)")).ShouldBe(TicketNotValid);
        (await session.TryUnitAsync("manager", ticket)).ShouldBeNull();
    }

    [Fact]
    public async Task An_expired_a_revoked_and_a_disabled_persons_ticket_open_nothing()
    {
        var expired = await Cast.SignInAsync(database, Role.Manager);
        var revoked = await Cast.SignInAsync(database, Role.Manager);
        var disabled = await Cast.SignInAsync(database, Role.Manager);
        await TellOwnerAsync("UPDATE accounts.tickets SET issued_at = issued_at - interval '1 day', expires_at = now() - interval '1 second' WHERE ticket_hash = sha256($1)", expired);
        await new RevokeTicket(database.Database).RunAsync(new Actor(revoked), "sign out", TestContext.Current.CancellationToken);
        await TellOwnerAsync(
            "UPDATE accounts.accounts SET disabled = true WHERE id = (SELECT account_id FROM accounts.tickets WHERE ticket_hash = sha256($1))", disabled);
        await using var session = await BeginAsync(database, "manager");

        (await session.TryUnitAsync("manager", expired)).ShouldBe(TicketNotValid);
        (await session.TryUnitAsync("manager", revoked)).ShouldBe(TicketNotValid);
        (await session.TryUnitAsync("manager", disabled)).ShouldBe(TicketNotValid);
    }

    [Fact]
    public async Task A_unit_is_opened_only_as_the_role_that_the_session_runs_as()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager, Role.Administrator);
        await using var session = await BeginAsync(database, "employee");

        (await session.TryUnitAsync("manager", ticket)).ShouldBe(NotInThisRole);
        (await session.TryUnitAsync("administrator", ticket)).ShouldBe(NotInThisRole);
        (await session.TryUnitAsync("sign_in", ticket)).ShouldBe(NotInThisRole);
    }

    [Theory]
    [InlineData("INSERT INTO accounts.tickets (ticket_hash, kind, actor, expires_at) VALUES (sha256('x'), 'system', 'cli:root', now() + interval '1 h')")]
    [InlineData("UPDATE accounts.tickets SET revoked_at = NULL")]
    [InlineData("UPDATE accounts.tickets SET expires_at = 'infinity'")]
    [InlineData("SELECT ticket_hash FROM accounts.tickets")]
    [InlineData("INSERT INTO audit.units_of_work (transaction_id, started_at, actor, role, purpose) VALUES (pg_current_xact_id(), now(), 'x', 'manager', 'x')")]
    [InlineData("SELECT audit.open_unit_of_work('x', NULL, NULL, 'manager', 'x', NULL, NULL, NULL)")]
    [InlineData("SELECT audit.begin_system_unit_of_work('setup', 'x', NULL, NULL)")]
    [InlineData("SELECT accounts.issue_session_ticket(1, sha256('x'), interval '1 h')")]
    [InlineData("SELECT accounts.issue_command_line_ticket('root', sha256('x'), interval '1 h')")]
    [InlineData("SELECT accounts.create_setup_link(sha256('x'), interval '1 h')")]
    [InlineData("SELECT set_config('role', 'kotline_owner', true)")]
    [InlineData("SET LOCAL SESSION AUTHORIZATION kotline_owner")]
    [InlineData("SET LOCAL ROLE kotline_sign_in")]
    [InlineData("SET LOCAL ROLE postgres")]
    [InlineData("SET LOCAL session_replication_role = replica")]
    [InlineData("ALTER TABLE clients.clients DISABLE TRIGGER ALL")]
    [InlineData("DROP TRIGGER record_update ON clients.clients")]
    [InlineData("CREATE FUNCTION audit.current_unit_of_work(text) RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("CREATE TABLE clients.mine (id int)")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("COPY clients.clients TO PROGRAM 'cat'")]
    public async Task No_role_of_the_site_can_make_itself_a_ticket_an_author_or_a_way_round_the_triggers(string attack)
    {
        foreach (var role in (string?[])["employee", "manager", "storekeeper", "auditor", "administrator", "importer", null])
        {
            await using var session = await BeginAsync(database, role);
            (await session.TryAsync(attack)).ShouldBe(Denied, role);
        }
    }

    [Fact]
    public async Task The_sign_in_login_makes_no_unit_of_another_actor_and_reads_no_client()
    {
        await using var session = await BeginAsync(database, role: null, DatabaseLogin.SignIn);

        (await session.TryAsync("SELECT audit.begin_system_unit_of_work('cli:root', 'x', NULL, NULL)")).ShouldBe(NotInThisRole);
        (await session.TryAsync("SELECT accounts.issue_command_line_ticket('root', sha256('x'), interval '1 h')")).ShouldBe(NoUnitOfWork);
        (await session.TryAsync("SELECT id FROM clients.clients")).ShouldBe(Denied);
        (await session.TryAsync("SET LOCAL ROLE kotline_manager")).ShouldBe(Denied);
    }

    private async Task TellOwnerAsync(string sql, byte[] ticket)
    {
        await using var command = database.Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = ticket });
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }
}
