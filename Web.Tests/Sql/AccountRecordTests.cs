using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// What the database itself holds of accounts, tickets and who may connect. The application asks for the same before, so nothing but these
/// tests would notice if the database let it through.
/// </summary>
public sealed class AccountRecordTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const string Check = PostgresErrorCodes.CheckViolation;

    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task A_name_is_taken_in_every_case_whatever_its_normal_form_is_said_to_be()
    {
        await using var administrator = await AdministratorAsync();

        (await AddAsync(administrator, "Élodie Petit")).ShouldBeNull();
        (await AddAsync(administrator, "ÉLODIE petit")).ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await AddAsync(administrator, "Élodie Petit 2")).ShouldBeNull();
    }

    [Theory]
    [InlineData("setup")]
    [InlineData("Sign-In")]
    [InlineData("RETENTION")]
    [InlineData("cli:root")]
    [InlineData("")]
    public async Task Nobody_is_called_as_the_products_own_actors_are(string name)
    {
        await using var administrator = await AdministratorAsync();

        (await AddAsync(administrator, name)).ShouldBe(Check);
    }

    [Fact]
    public async Task A_name_has_a_hundred_characters_at_most()
    {
        await using var administrator = await AdministratorAsync();

        (await AddAsync(administrator, new string('n', 100))).ShouldBeNull();
        (await AddAsync(administrator, new string('m', 101))).ShouldBe(Check);
    }

    [Fact]
    public async Task A_disabled_person_gets_no_session_and_one_that_is_open_stands_for_nobody()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager);
        var account = await database.Owner.ReadAsync<long>(
            "SELECT account_id FROM accounts.tickets WHERE ticket_hash = sha256($1)", ticket);
        (await BearersAsync(ticket)).ShouldBe(1);
        (await IssueAsync(account)).ShouldBeOfType<long>();

        await database.Owner.RunAsync("UPDATE accounts.accounts SET disabled = true WHERE id = $1", account);

        (await BearersAsync(ticket)).ShouldBe(0);
        (await IssueAsync(account)).ShouldBeNull();
    }

    [Theory]
    [InlineData("revoked_at = now()")]
    [InlineData("issued_at = now() - interval '2 hours', expires_at = now() - interval '1 second'")]
    [InlineData("kind = 'job', import_id = (SELECT max(id) FROM imports.imports)")]
    public async Task A_ticket_stands_for_somebody_as_a_session_that_goes_on(string change)
    {
        await Cast.ReceiveAsync(database);
        await database.ExecuteAsync("UPDATE accounts.tickets SET revoked_at = now() WHERE kind = 'job'");
        var ticket = await Cast.SignInAsync(database, Role.Manager);
        (await BearersAsync(ticket)).ShouldBe(1);

        await database.Owner.RunAsync($"UPDATE accounts.tickets SET {change} WHERE ticket_hash = sha256($1)", ticket);

        (await BearersAsync(ticket)).ShouldBe(0);
    }

    // Or the last administrator's being disabled would lock everybody out for good.
    [Fact]
    public async Task A_disabled_administrator_is_none()
    {
        await Cast.SignInAsync(database, Role.Administrator);
        await using var signIn = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        (await signIn.DoAsync("SELECT accounts.has_administrator()")).ShouldBe(true);

        await database.ExecuteAsync("UPDATE accounts.accounts SET disabled = true");

        (await signIn.DoAsync("SELECT accounts.has_administrator()")).ShouldBe(false);
    }

    [Fact]
    public async Task A_job_has_one_live_ticket()
    {
        var (importId, _) = await Cast.ReceiveAsync(database);
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);
        const string insert =
            """
            INSERT INTO accounts.tickets (ticket_hash, kind, actor, import_id, expires_at)
            VALUES ($1, 'job', 'x', $2, now() + interval '1 hour')
            """;

        (await owner.TryAsync(insert, Secret.New(), importId)).ShouldBe(PostgresErrorCodes.UniqueViolation);
        await owner.DoAsync("UPDATE accounts.tickets SET revoked_at = now() WHERE import_id = $1", importId);
        (await owner.TryAsync(insert, Secret.New(), importId)).ShouldBeNull();
    }

    [Theory]
    [InlineData("'session', NULL, NULL, now() + interval '1 hour'")]
    [InlineData("'session', $2, $1, now() + interval '1 hour'")]
    [InlineData("'job', $2, NULL, now() + interval '1 hour'")]
    [InlineData("'system', $2, NULL, now() + interval '1 hour'")]
    [InlineData("'system', NULL, $1, now() + interval '1 hour'")]
    [InlineData("'system', NULL, NULL, now()")]
    [InlineData("'guest', NULL, NULL, now() + interval '1 hour'")]
    public async Task A_ticket_is_of_one_kind_and_ends_after_it_begins(string values)
    {
        var (importId, _) = await Cast.ReceiveAsync(database);
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);
        await owner.DoAsync("UPDATE accounts.tickets SET revoked_at = now()");
        var account = (long)(await owner.DoAsync(
            """
            INSERT INTO accounts.accounts (user_name, normalized_user_name, security_stamp, concurrency_stamp)
            VALUES ('n', 'N', '', '') RETURNING id
            """))!;

        (await owner.TryAsync(
            $"""
            INSERT INTO accounts.tickets (ticket_hash, actor, kind, account_id, import_id, expires_at)
            SELECT sha256('x'), 'x', {values} WHERE $1::bigint > 0 AND $2::bigint > 0
            """,
            importId, account)).ShouldBe(Check);
    }

    [Fact]
    public async Task Whoever_can_reach_the_server_may_do_nothing_in_this_database() => (await database.LinesAsync(
        """
        SELECT coalesce(r.rolname, 'public') || ': ' || string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type)
        FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE d.datname = current_database() AND a.grantee <> d.datdba GROUP BY r.rolname ORDER BY r.rolname
        """)).ShouldBe(
        [
            "kotline_importer: CONNECT, TEMPORARY", "kotline_log_reader: CONNECT", "kotline_sign_in: CONNECT", "kotline_web: CONNECT",
        ]);

    [Fact]
    public async Task Nobody_but_the_importer_makes_temporary_tables()
    {
        const string create = "CREATE TEMPORARY TABLE mine (id int)";
        foreach (var login in (string[])[DatabaseLogin.Web, DatabaseLogin.SignIn, DatabaseLogin.LogReader])
        {
            await using var session = await BeginAsync(database, role: null, login);
            (await session.TryAsync(create)).ShouldBe(Denied, login);
        }

        await using var importer = await BeginAsync(database, role: null, DatabaseLogin.Importer);
        (await importer.TryAsync(create)).ShouldBeNull();
    }

    private async Task<SqlSession> AdministratorAsync() =>
        await BeginUnitAsync(database, "administrator", await Cast.SignInAsync(database, Role.Administrator));

    private static Task<string?> AddAsync(SqlSession administrator, string name) => administrator.TryAsync(
        "INSERT INTO accounts.accounts (user_name, normalized_user_name, security_stamp, concurrency_stamp) VALUES ($1, $2, '', '')",
        name, Guid.NewGuid().ToString());

    private async Task<long> BearersAsync(byte[] ticket)
    {
        await using var signIn = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        return (long)(await signIn.DoAsync("SELECT count(*) FROM accounts.bearer_of($1)", ticket))!;
    }

    /// <summary>The number of a new session's ticket, which isn't kept.</summary>
    private async Task<object?> IssueAsync(long account)
    {
        await using var signIn = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        await signIn.DoAsync("SELECT audit.begin_system_unit_of_work('sign-in', 'a test', NULL, NULL)");
        var issued = await signIn.DoAsync("SELECT accounts.issue_session_ticket($1, $2, interval '1 hour')", account, Secret.New());
        return issued is DBNull ? null : issued;
    }
}
