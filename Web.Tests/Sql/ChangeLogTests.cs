using Kotline.Domain.Accounts;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>What the log of changes holds, and what stays out of it.</summary>
public sealed class ChangeLogTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task An_update_is_logged_with_the_changed_columns_alone_old_and_new()
    {
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2), "Log");

        var second = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (WantedColumn.TelephoneNumber, "01.99.11.11.11")).Person(2), "Log");

        (await database.LinesAsync($"""
            SELECT concat_ws(' ', u.actor, u.role, c.operation, (c.old_values - 'row_digest')::text, (c.new_values - 'row_digest')::text)
            FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.table_name = 'clients.clients' AND u.import_id = {second.ImportId} AND c.new_values ? 'row_digest'
            """)).ShouldBe([
            $$"""cli:tester importer UPDATE {"phone": "01.99.00.00.01", "import_id": {{second.ImportId - 1}}} {"phone": "01.99.11.11.11", "import_id": {{second.ImportId}}}""",
        ]);
    }

    [Fact]
    public async Task Every_row_that_an_import_wrote_is_in_the_log()
    {
        var receipt = await database.TakeInAsync(
            new PartnerFileBuilder().Person(11).Person(12).Person(13, (WantedColumn.City, "")).Line("broken"), "Every row");

        const string missing = """
            SELECT t || ' ' || id FROM (
                SELECT 'clients.brands' AS t, id FROM clients.brands UNION ALL SELECT 'clients.vehicles', id FROM clients.vehicles
                UNION ALL SELECT 'clients.regions', id FROM clients.regions UNION ALL SELECT 'clients.cards', id FROM clients.cards
                UNION ALL SELECT 'clients.clients', id FROM clients.clients UNION ALL SELECT 'imports.partners', id FROM imports.partners
                UNION ALL SELECT 'imports.imports', id FROM imports.imports UNION ALL SELECT 'imports.set_aside_cases', id FROM imports.set_aside_cases
                UNION ALL SELECT 'accounts.tickets', id FROM accounts.tickets) present
            WHERE NOT EXISTS (SELECT FROM audit.changes c WHERE c.table_name = present.t AND c.row_id = present.id AND c.operation = 'INSERT')
            """;
        (await database.LinesAsync(missing)).ShouldBeEmpty();
        (await database.LinesAsync($"""
            SELECT c.new_values ->> 'rows' FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.operation = 'APPEND' AND c.table_name = 'imports.rows' AND u.import_id = {receipt.ImportId}
            """)).ShouldBe(["4"]);
    }

    [Fact]
    public async Task Ciphertext_password_hashes_and_tickets_stay_out_of_the_log()
    {
        await database.TakeInAsync(new PartnerFileBuilder().Person(21), "Secrets");
        await Cast.SignInAsync(database, Role.Manager);
        await database.ExecuteAsync(
            "UPDATE accounts.accounts SET password_hash = 'another', security_stamp = 'another', user_name = user_name || '!'");
        (string Table, string Column, string Value)[] secrets =
        [
            ("clients.cards", "ciphertext", "encode(ciphertext, 'hex')"),
            ("accounts.accounts", "password_hash", "password_hash"),
            ("accounts.accounts", "security_stamp", "security_stamp"),
            ("accounts.tickets", "ticket_hash", "encode(ticket_hash, 'hex')"),
        ];
        foreach (var (table, column, value) in secrets)
        {
            (await database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL")).ShouldBeGreaterThan(0, table);
            (await database.ScalarAsync<long>(
                $"""
                SELECT count(*) FROM audit.changes c, {table} t
                WHERE strpos(concat(c.old_values, c.new_values), t.{column}::text) > 0 OR strpos(concat(c.old_values, c.new_values), {value}) > 0
                """)).ShouldBe(0, column);
            (await database.ScalarAsync<long>(
                $"""
                SELECT count(*) FROM audit.changes c, LATERAL jsonb_each_text(coalesce(c.old_values, '{"{}"}') || coalesce(c.new_values, '{"{}"}')) v
                WHERE c.table_name = '{table}' AND v.key = '{column}' AND v.value <> '(hidden)'
                """)).ShouldBe(0, column);
        }

        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM audit.changes WHERE table_name = 'accounts.accounts' AND operation = 'UPDATE' AND new_values ->> 'password_hash' = '(hidden)'"))
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_statement_that_changes_nothing_logs_nothing_and_one_that_fails_leaves_no_unit()
    {
        await database.ExecuteAsync("INSERT INTO clients.brands (name) VALUES ('Still')");
        const string count = "SELECT count(*) FROM audit.changes";
        var before = await database.ScalarAsync<long>(count);

        await database.ExecuteAsync("UPDATE clients.brands SET name = name");
        (await database.ScalarAsync<long>(count)).ShouldBe(before);

        const string units = "SELECT count(*) FROM audit.units_of_work";
        var unitsBefore = await database.ScalarAsync<long>(units);
        await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync("INSERT INTO clients.brands (name) VALUES ('Again'), ('')"));
        (await database.ScalarAsync<long>(count)).ShouldBe(before);
        (await database.ScalarAsync<long>(units)).ShouldBe(unitsBefore);
    }

    [Fact]
    public async Task A_deleted_row_is_logged_with_all_it_held()
    {
        await database.ExecuteAsync("INSERT INTO clients.brands (name) VALUES ('Gone soon')");

        await database.ExecuteAsync("DELETE FROM clients.brands WHERE name = 'Gone soon'");

        (await database.ScalarAsync<string>("SELECT old_values ->> 'name' FROM audit.changes WHERE operation = 'DELETE' ORDER BY id DESC LIMIT 1"))
            .ShouldBe("Gone soon");
    }

    [Theory]
    [InlineData("TRUNCATE clients.clients, imports.set_aside_cases, imports.rows")]
    [InlineData("TRUNCATE clients.brands CASCADE")]
    [InlineData("TRUNCATE imports.rows")]
    [InlineData("TRUNCATE accounts.data_protection_keys")]
    [InlineData("TRUNCATE audit.changes")]
    [InlineData("TRUNCATE audit.units_of_work CASCADE")]
    [InlineData("UPDATE audit.units_of_work SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit.units_of_work")]
    [InlineData("UPDATE imports.rows SET outcome = 'created'")]
    [InlineData("DELETE FROM imports.rows")]
    public async Task Not_even_the_owner_can_empty_or_rewrite_what_was_recorded(string statement)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync(statement));

        refused.SqlState.ShouldBe(RecordBroken);
    }

    [Fact]
    public async Task Nobody_but_the_auditor_reads_the_log_and_nobody_changes_it()
    {
        foreach (var role in (string[])["employee", "manager", "storekeeper", "auditor", "administrator", "importer"])
        {
            await using var session = await BeginAsync(database, role);
            foreach (var table in (string[])["audit.changes", "audit.units_of_work"])
            {
                (await session.TryAsync($"SELECT count(*) FROM {table}")).ShouldBe(role == "auditor" ? null : Denied, $"{role} {table}");
                (await session.TryAsync($"DELETE FROM {table}")).ShouldBe(Denied, role);
                (await session.TryAsync($"TRUNCATE {table}")).ShouldBe(Denied, role);
                (await session.TryAsync($"UPDATE {table} SET {(table == "audit.changes" ? "table_name" : "actor")} = 'nobody'")).ShouldBe(Denied, role);
            }
        }

        await using var signIn = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        (await signIn.TryAsync("SELECT count(*) FROM audit.changes")).ShouldBe(Denied);
    }
}
