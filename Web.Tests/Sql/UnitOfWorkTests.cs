using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>No unit of work, no write; and the author is whoever opened it, whatever a statement says.</summary>
public sealed class UnitOfWorkTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    // Written by any role without a unit of work, as AuditedTablesTests says and why.
    private static readonly string[] unaudited = ["imports.progress", "imports.staged_rows", "system.log"];
    private readonly TestDatabase database = own.Database;

    // Logins as themselves, and each kind of work.
    public static TheoryData<string> Roles =>
    [
        "kotline_employee", "kotline_manager", "kotline_storekeeper", "kotline_auditor", "kotline_administrator", "kotline_importer",
        DatabaseLogin.Web, DatabaseLogin.SignIn, DatabaseLogin.LogReader,
    ];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Nothing_can_be_written_without_a_unit_of_work(string role)
    {
        await using var session = await SessionAsync(role);

        foreach (var probe in await WriteProbesAsync(role))
        {
            (await session.TryAsync(probe)).ShouldBe(NoUnitOfWork, probe);
        }
    }

    [Fact]
    public async Task Each_role_that_writes_is_probed_at_all_its_tables()
    {
        // The probes above would prove nothing if there were none.
        (await WriteProbesAsync("kotline_manager")).Count.ShouldBe(5);
        (await WriteProbesAsync("kotline_importer")).Count.ShouldBe(10);
        (await WriteProbesAsync("kotline_administrator")).Count.ShouldBe(4);
        (await WriteProbesAsync(DatabaseLogin.SignIn)).Count.ShouldBe(2);
        (await WriteProbesAsync("kotline_employee")).ShouldBeEmpty();
        (await WriteProbesAsync("kotline_auditor")).ShouldBeEmpty();
        (await WriteProbesAsync("kotline_storekeeper")).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_unit_of_work_the_same_writes_go_through()
    {
        var (_, job) = await Cast.ReceiveAsync(database);
        var person = await Cast.SignInAsync(database, Role.Manager, Role.Administrator);
        foreach (var (role, ticket) in ((string, byte[])[])[("manager", person), ("administrator", person), ("importer", job)])
        {
            await using var session = await BeginUnitAsync(database, role, ticket);
            foreach (var probe in await WriteProbesAsync("kotline_" + role))
            {
                (await session.TryAsync(probe)).ShouldBeNull(probe);
            }
        }
    }

    [Fact]
    public async Task A_unit_opened_as_one_role_covers_no_write_as_another()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager, Role.Administrator);
        await using var session = await BeginUnitAsync(database, "manager", ticket);

        await session.DoAsync("SET LOCAL ROLE kotline_administrator");
        (await session.TryAsync("UPDATE accounts.accounts SET disabled = true")).ShouldBe(NotInThisRole);
        (await session.TryAsync("SET LOCAL ROLE kotline_importer")).ShouldBe(Denied);
        await session.DoAsync("SET LOCAL ROLE kotline_manager");
        (await session.TryAsync("INSERT INTO imports.partners (name) VALUES ('Planted')")).ShouldBeNull();
    }

    [Fact]
    public async Task A_unit_ends_with_its_transaction()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginUnitAsync(database, "manager", ticket);
        await session.DoAsync("COMMIT; BEGIN; SET LOCAL ROLE kotline_manager");

        (await session.TryAsync("INSERT INTO imports.partners (name) VALUES ('Planted')")).ShouldBe(NoUnitOfWork);
    }

    [Fact]
    public async Task One_transaction_has_one_unit_of_work()
    {
        var first = await Cast.SignInAsync(database, Role.Manager);
        var second = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginUnitAsync(database, "manager", first);

        (await session.TryUnitAsync("manager", second)).ShouldBe("23505");
        (await session.TryUnitAsync("manager", first)).ShouldBe("23505");
    }

    [Fact]
    public async Task A_unit_that_was_rolled_back_to_a_savepoint_covers_nothing()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginAsync(database, "manager");
        await session.DoAsync("SAVEPOINT before_it");
        (await session.TryUnitAsync("manager", ticket)).ShouldBeNull();
        await session.DoAsync("ROLLBACK TO before_it");

        (await session.TryAsync("INSERT INTO imports.partners (name) VALUES ('Planted')")).ShouldBe(NoUnitOfWork);
    }

    [Fact]
    public async Task The_owners_own_write_is_recorded_as_the_owners()
    {
        await database.ExecuteAsync("INSERT INTO clients.brands (name) VALUES ('By the owner')");

        (await database.LinesAsync(
            """
            SELECT concat_ws(' ', u.actor, u.role, c.operation, c.table_name) FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.new_values ->> 'name' = 'By the owner'
            """)).ShouldBe(["db:kotline_owner owner INSERT clients.brands"]);
    }

    [Fact]
    public async Task An_insert_that_names_another_author_is_refused_to_the_manager_and_ignored_from_the_owner()
    {
        var (importId, _) = await Cast.ReceiveAsync(database);
        var other = await database.ScalarAsync<long>("SELECT min(id) FROM audit.units_of_work");
        var manager = await Cast.SignInAsync(database, Role.Manager);
        var insert = $"""
            INSERT INTO imports.imports (partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header,
                date_order, unit_of_work_id)
            SELECT i.partner_id, i.policy_id, 'planted.csv', sha256('planted'), 1, '2026-01-01', 'utf-8', ',', true, 'month_day_year', {other}
            FROM imports.imports i WHERE i.id = {importId}
            """;
        await using var session = await BeginUnitAsync(database, "manager", manager);

        (await session.TryAsync(insert)).ShouldBe(Denied);
        (await session.TryAsync($"UPDATE imports.imports SET unit_of_work_id = {other} WHERE id = {importId}")).ShouldBe(Denied);

        await database.ExecuteAsync(insert);
        (await database.ScalarAsync<string>(
            "SELECT u.actor FROM imports.imports i JOIN audit.units_of_work u ON u.id = i.unit_of_work_id WHERE i.file_name = 'planted.csv'"))
            .ShouldBe("db:kotline_owner");
    }

    [Fact]
    public async Task Neither_the_applications_name_nor_a_setting_changes_who_is_recorded()
    {
        var ticket = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginUnitAsync(database, "manager", ticket);
        await session.DoAsync("SET LOCAL application_name = 'db:kotline_owner'");
        await session.DoAsync("SELECT set_config('kotline.actor', 'db:kotline_owner', true)");
        await session.DoAsync("INSERT INTO imports.partners (name) VALUES ('Recorded')");
        await session.CommitAsync();

        (await database.ScalarAsync<string>(
            """
            SELECT u.actor FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id WHERE c.new_values ->> 'name' = 'Recorded'
            """)).ShouldStartWith("person ");
    }

    /// <summary>
    /// For every audited table and every kind of write that the role has a right to, a statement that touches no row: its trigger asks
    /// for the unit of work all the same.
    /// </summary>
    private async Task<IReadOnlyList<string>> WriteProbesAsync(string role)
    {
        var probes = await database.LinesAsync($"""
            SELECT unnest(array_remove(ARRAY[
                CASE WHEN a.inserted IS NOT NULL THEN format('INSERT INTO %s (%s) SELECT %s WHERE false', a.name, a.inserted, a.nulls) END,
                CASE WHEN a.updated IS NOT NULL THEN format('UPDATE %s SET %I = NULL WHERE false', a.name, a.updated) END,
                CASE WHEN has_table_privilege('{role}', a.oid, 'DELETE') THEN format('DELETE FROM %s WHERE false', a.name) END], NULL))
            FROM (
                SELECT c.oid, c.oid::regclass::text AS name,
                    string_agg(quote_ident(f.attname), ', ') FILTER (WHERE has_column_privilege('{role}', c.oid, f.attnum, 'INSERT')) AS inserted,
                    string_agg('NULL::' || format_type(f.atttypid, f.atttypmod), ', ')
                        FILTER (WHERE has_column_privilege('{role}', c.oid, f.attnum, 'INSERT')) AS nulls,
                    min(f.attname) FILTER (WHERE has_column_privilege('{role}', c.oid, f.attnum, 'UPDATE')) AS updated
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute f ON f.attrelid = c.oid AND f.attnum > 0
                WHERE c.relkind = 'r' AND n.nspname IN ('accounts', 'audit', 'clients', 'imports', 'system') AND NOT f.attisdropped
                GROUP BY c.oid) a
            ORDER BY 1
            """);
        return [.. probes.Where(probe => !unaudited.Any(table => probe.Contains($" {table} ", StringComparison.Ordinal)))];
    }

    private Task<SqlSession> SessionAsync(string role) => DatabaseLogin.All.Contains(role)
        ? BeginAsync(database, role: null, role)
        : BeginAsync(database, role["kotline_".Length..]);
}
