using System.Data;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Sql;

/// <summary>What each login may do with accounts and tickets, tried as that login.</summary>
public sealed class SignInRightsTests(DatabaseFixture database)
{
    private const string HashOf = "sha256('x'::bytea)";

    [Theory]
    [InlineData("SELECT 1 FROM clients.clients")]
    [InlineData("SELECT 1 FROM clients.cards")]
    [InlineData("SELECT 1 FROM imports.imports")]
    [InlineData("SELECT 1 FROM audit.changes")]
    [InlineData("SELECT 1 FROM accounts.tickets")]
    [InlineData("SET ROLE kotline_manager")]
    [InlineData("INSERT INTO accounts.accounts (user_name, normalized_user_name, security_stamp, concurrency_stamp) VALUES ('x', 'X', '', '')")]
    [InlineData("INSERT INTO accounts.account_roles (account_id, role) VALUES (1, 'administrator')")]
    [InlineData("INSERT INTO accounts.tickets (ticket_hash, kind, actor, expires_at) VALUES (" + HashOf + ", 'system', 'cli:x', 'infinity')")]
    [InlineData("UPDATE accounts.accounts SET user_name = 'x'")]
    [InlineData("UPDATE accounts.accounts SET disabled = false")]
    [InlineData("DELETE FROM accounts.data_protection_keys")]
    public async Task The_sign_in_login_does_nothing_but_sign_in(string sql) =>
        (await RefusalAsync(database.Database.SignIn, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("SELECT accounts.issue_session_ticket(1, " + HashOf + ", interval '1 hour')")]
    [InlineData("SELECT accounts.issue_command_line_ticket('x', " + HashOf + ", interval '1 hour')")]
    [InlineData("SELECT accounts.create_setup_link(" + HashOf + ", interval '1 hour')")]
    [InlineData("SELECT audit.begin_system_unit_of_work('sign-in', 'x', NULL, NULL)")]
    [InlineData("SELECT audit.open_unit_of_work('x', NULL, NULL, 'manager', 'x', NULL, NULL, NULL)")]
    [InlineData("INSERT INTO accounts.tickets (ticket_hash, kind, actor, expires_at) VALUES (" + HashOf + ", 'system', 'cli:x', 'infinity')")]
    [InlineData("SELECT 1 FROM accounts.tickets")]
    [InlineData("SELECT 1 FROM accounts.setup_links")]
    [InlineData("SELECT 1 FROM accounts.data_protection_keys")]
    [InlineData("SELECT password_hash FROM accounts.accounts")]
    [InlineData("UPDATE accounts.accounts SET password_hash = NULL")]
    public async Task The_web_login_issues_no_ticket_and_reads_no_secret_as_any_role(string sql)
    {
        (await RefusalAsync(database.Database.Web, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        foreach (var role in Enum.GetValues<DatabaseRole>())
        {
            (await RefusalAsync(database.Database.Web, $"SET LOCAL ROLE {role.SqlName()}; {sql}"))
                .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, role.ToString());
        }
    }

    [Fact]
    public async Task Without_a_unit_of_work_the_sign_in_login_writes_nothing() =>
        (await RefusalAsync(database.Database.SignIn, "SELECT accounts.issue_command_line_ticket('x', " + HashOf + ", interval '1 hour')"))
            .ShouldBe("KT001");

    [Fact]
    public async Task The_sign_in_login_has_its_own_system_actors_only() =>
        (await RefusalAsync(database.Database.SignIn, "SELECT audit.begin_system_unit_of_work('cli:root', 'x', NULL, NULL)")).ShouldBe("KT003");

    [Theory]
    [InlineData("INSERT INTO accounts.account_roles (account_id, role) VALUES ($1, 'manager')")]
    [InlineData("DELETE FROM accounts.account_roles WHERE account_id = $1")]
    public async Task Nobody_changes_their_own_roles(string sql)
    {
        var people = new People(database.Database);
        var person = await people.AddAsync(Role.Administrator);
        var account = await AccountOfAsync(person);
        var actor = new Actor((await people.SignInAsync(person)).Ticket);
        (await AsAdministratorAsync(actor, sql, account)).ShouldBe("KT003");

        var other = await AccountOfAsync(await people.AddAsync(Role.Storekeeper));
        (await AsAdministratorAsync(actor, sql, other)).ShouldBeNull();
    }

    [Fact]
    public async Task An_auditor_is_given_no_other_work_later_either()
    {
        var people = new People(database.Database);
        var auditor = await AccountOfAsync(await people.AddAsync(Role.Auditor));
        var actor = await people.SignedInAsync(Role.Administrator);
        const string give = "INSERT INTO accounts.account_roles (account_id, role) VALUES ($1, 'manager')";
        (await AsAdministratorAsync(actor, give, auditor)).ShouldBe(PostgresErrorCodes.ExclusionViolation);
    }

    private Task<long> AccountOfAsync(Person person) =>
        database.Owner.ReadAsync<long>("SELECT id FROM accounts.accounts WHERE user_name = $1", person.UserName);

    private async Task<string?> AsAdministratorAsync(Actor actor, string sql, long account)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var unit = await UnitOfWork.BeginAsync(
            database.Database.Web, actor, DatabaseRole.Administrator, "test", IsolationLevel.ReadCommitted, cancellation);
        await using var command = new NpgsqlCommand(sql, unit.Connection) { Parameters = { new() { Value = account } } };
        try
        {
            (await command.ExecuteNonQueryAsync(cancellation)).ShouldBe(1);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task<string?> RefusalAsync(NpgsqlDataSource login, string sql)
    {
        await using var connection = await login.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
