using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// A row keeps the identity by which the log knows it. PostgreSQL alone doesn't see to that: UPDATE … SET id = DEFAULT moves even a
/// GENERATED ALWAYS identity, and OVERRIDING SYSTEM VALUE chooses one.
/// </summary>
public sealed class RowIdentityTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private readonly TestDatabase database = own.Database;

    public static TheoryData<string> Tables =>
    [
        "accounts.accounts", "accounts.account_roles", "accounts.tickets", "accounts.setup_links", "accounts.data_protection_keys",
        "clients.brands", "clients.vehicles", "clients.regions", "clients.cards", "clients.clients",
        "imports.partners", "imports.selection_policies", "imports.imports", "imports.set_aside_cases", "imports.cancel_requests",
        "imports.acceptances", "audit.units_of_work", "audit.changes",
        "stock.products", "stock.product_vehicles", "stock.locations", "stock.documents", "stock.transactions", "stock.product_files", "system.log",
    ];

    [Fact]
    public async Task Every_table_with_an_identity_is_tried() => (await database.LinesAsync(
        """
        SELECT a.attrelid::regclass::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attidentity <> '' AND c.relkind = 'r' ORDER BY 1
        """)).ShouldBe(Tables.Select(row => row.Data), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task No_role_can_move_or_choose_a_rows_identity(string table)
    {
        var person = await Cast.SignInAsync(database, Role.Manager, Role.Storekeeper, Role.Administrator);
        var auditor = await Cast.SignInAsync(database, Role.Auditor);
        var (_, job) = await Cast.ReceiveAsync(database);
        foreach (var role in (string[])["employee", "manager", "storekeeper", "auditor", "administrator", "importer"])
        {
            var ticket = role == "auditor" ? auditor : role == "importer" ? job : person;
            await using var session = await BeginUnitAsync(database, role, ticket);
            await RefuseAsync(session, table, role);
        }

        foreach (var login in (string[])[DatabaseLogin.Web, DatabaseLogin.SignIn, DatabaseLogin.LogReader])
        {
            await using var session = await BeginAsync(database, role: null, login);
            await RefuseAsync(session, table, login);
        }
    }

    [Fact]
    public async Task Not_even_the_owner_can_move_the_identity_of_a_row_that_the_log_knows()
    {
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2, (Kotline.Domain.Imports.WantedColumn.City, "")));
        foreach (var table in (string[])["clients.brands", "clients.cards", "imports.selection_policies", "imports.set_aside_cases", "accounts.tickets"])
        {
            var before = await database.ScalarAsync<long>($"SELECT sum(id)::bigint FROM {table}");

            var refused = await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync($"""
                UPDATE {table} SET id = DEFAULT WHERE id = (SELECT max(id) FROM {table})
                """));

            refused.SqlState.ShouldBeOneOf([RecordBroken, PostgresErrorCodes.ForeignKeyViolation], table);
            (await database.ScalarAsync<long>($"SELECT sum(id)::bigint FROM {table}")).ShouldBe(before);
        }
    }

    private static async Task RefuseAsync(SqlSession session, string table, string role)
    {
        (await session.TryAsync($"UPDATE {table} SET id = DEFAULT")).ShouldBe(Denied, $"{role}: update of {table}");
        (await session.TryAsync($"INSERT INTO {table} (id) OVERRIDING SYSTEM VALUE VALUES (999999)")).ShouldBe(
            Denied, $"{role}: insert into {table}");
    }
}
