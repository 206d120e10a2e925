using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>A held import goes on because a manager says so in a unit of work, and in no other way.</summary>
public sealed class GuardRightsTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task A_manager_accepts_by_the_function_alone_and_once()
    {
        var import = await SeededImports.HeldAsync(database.Owner, "held.csv");
        await using var session = await BeginUnitAsync(database, "manager", await Cast.SignInAsync(database, Role.Manager));

        (await session.TryAsync($"UPDATE imports.imports SET state = 'staged' WHERE id = {import}")).ShouldBe(Denied);
        (await session.TryAsync($"INSERT INTO imports.acceptances (import_id) VALUES ({import})")).ShouldBe(Denied);
        (await session.DoAsync($"SELECT imports.accept_changes({import})")).ShouldBe(true);
        (await session.DoAsync($"SELECT imports.accept_changes({import})")).ShouldBe(false);
        (await session.DoAsync("SELECT imports.accept_changes(-5)")).ShouldBe(DBNull.Value);
        (await session.DoAsync($"SELECT state FROM imports.imports WHERE id = {import}")).ShouldBe("staged");
    }

    [Fact]
    public async Task Nobody_accepts_without_a_unit_of_work_or_as_anybody_else()
    {
        var import = await SeededImports.HeldAsync(database.Owner, "held.csv");
        await using (var manager = await BeginAsync(database, "manager"))
        {
            (await manager.TryAsync($"SELECT imports.accept_changes({import})")).ShouldBe(NoUnitOfWork);
        }

        var (_, job) = await Cast.ReceiveAsync(database);
        await using (var importer = await BeginUnitAsync(database, "importer", job))
        {
            (await importer.TryAsync($"SELECT imports.accept_changes({import})")).ShouldBe(Denied);
            (await importer.TryAsync($"INSERT INTO imports.acceptances (import_id) VALUES ({import})")).ShouldBe(Denied);
            (await importer.TryAsync($"UPDATE imports.imports SET state = 'staged' WHERE id = {import}")).ShouldBe(NotInThisRole);
        }

        foreach (var role in (string[])["employee", "storekeeper", "auditor", "administrator"])
        {
            await using var session = await BeginAsync(database, role);
            (await session.TryAsync($"SELECT imports.accept_changes({import})")).ShouldBe(Denied, role);
        }
    }

    [Theory]
    [InlineData("state = 'held', rows_staged = 1")]
    [InlineData("state = 'held', held_at = now(), held_for = '{}'")]
    [InlineData("held_at = now()")]
    public async Task An_import_that_is_held_says_since_when_and_why_and_has_its_rows(string impossible)
    {
        var import = await SeededImports.RunningAsync(database.Owner, "running.csv");

        var refused = await Should.ThrowAsync<PostgresException>(
            () => database.ExecuteAsync($"UPDATE imports.imports SET {impossible} WHERE id = {import}"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    [Theory]
    [InlineData("guard_clients_min", "-1")]
    [InlineData("guard_suspended_percent", "100.01")]
    [InlineData("guard_changed_percent", "-0.01")]
    public async Task A_limit_makes_sense(string column, string value)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync($"""
            INSERT INTO imports.selection_policies (minimum_age, age_limit, height_tolerance_cm, {column}) VALUES (18, 88, 1.27, {value})
            """));

        refused.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }
}
