using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>A trial is begun by whoever may import, and no transaction in which one was begun can be committed.</summary>
public sealed class TrialRightsTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const string Begin = """
        SELECT imports.begin_trial($1, NULL, NULL, -pg_current_xact_id()::text::bigint, 'Tried', 1, 'a.csv', sha256(''), 1, '2026-01-01',
            'utf-8', ',', true, 'month_day_year', 0)
        """;

    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task Its_commit_is_refused_and_nothing_of_it_is_there()
    {
        var manager = await Cast.SignInAsync(database, Role.Manager);
        var before = await TableContents.OfAsync(database);
        await using (var session = await BeginAsync(database, "importer"))
        {
            await session.DoAsync(Begin, manager);
            await session.DoAsync("INSERT INTO clients.brands (name) VALUES ('Tried')");

            (await Should.ThrowAsync<PostgresException>(session.CommitAsync)).SqlState.ShouldBe(RecordBroken);
        }

        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Theory]
    [InlineData("UPDATE imports.imports SET state = 'failed', failure = 'x', finished_at = now() WHERE is_trial")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED")]
    [InlineData("SET LOCAL ROLE NONE")]
    public async Task Nothing_that_is_done_in_between_helps(string statement)
    {
        var manager = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginAsync(database, "importer");
        await session.DoAsync(Begin, manager);
        await session.DoAsync(statement);

        (await Should.ThrowAsync<PostgresException>(session.CommitAsync)).SqlState.ShouldBe(RecordBroken);
    }

    [Theory]
    [InlineData("UPDATE imports.imports SET is_trial = false")]
    [InlineData("DELETE FROM imports.imports")]
    [InlineData("ALTER TABLE imports.imports DISABLE TRIGGER refuse_trial")]
    public async Task The_importer_cant_make_it_an_import(string statement)
    {
        var manager = await Cast.SignInAsync(database, Role.Manager);
        await using var session = await BeginAsync(database, "importer");
        await session.DoAsync(Begin, manager);

        (await session.TryAsync(statement)).ShouldBe(Denied);
    }

    [Fact]
    public async Task The_ticket_is_a_managers_or_the_command_lines_and_no_jobs()
    {
        var (_, job) = await Cast.ReceiveAsync(database);
        await using var session = await BeginAsync(database, "importer");

        (await session.TryAsync(Begin, Secret.New())).ShouldBe(TicketNotValid);
        (await session.TryAsync(Begin, job)).ShouldBe(TicketNotValid);
        foreach (var role in (Role[])[Role.Employee, Role.Storekeeper, Role.Auditor, Role.Administrator])
        {
            (await session.TryAsync(Begin, await Cast.SignInAsync(database, role))).ShouldBe(NotInThisRole, $"{role}");
        }

        (await session.TryAsync(Begin, (await database.ActAsync(TestContext.Current.CancellationToken)).Ticket)).ShouldBeNull();
    }

    [Fact]
    public async Task It_runs_as_the_importer_under_its_transactions_number_and_writes_for_no_other_import()
    {
        var manager = await Cast.SignInAsync(database, Role.Manager);
        var (other, _) = await Cast.ReceiveAsync(database);
        await using (var site = await BeginAsync(database, "manager"))
        {
            (await site.TryAsync(Begin, manager)).ShouldBe(Denied);
        }

        await using (var login = await BeginAsync(database, role: null, DatabaseLogin.Importer))
        {
            (await login.TryAsync(Begin, manager)).ShouldBe(NotInThisRole);
        }

        await using var session = await BeginAsync(database, "importer");
        var elsewhere = Begin.Replace("-pg_current_xact_id()::text::bigint", "-1", StringComparison.Ordinal);
        (await session.TryAsync(elsewhere, manager)).ShouldBe(NotInThisRole);
        (await session.TryAsync(Begin, manager)).ShouldBeNull();
        (await session.TryAsync($"UPDATE imports.imports SET rows_staged = 1 WHERE id = {other}")).ShouldBe(NotInThisRole);
        (await session.TryAsync(
            $"INSERT INTO imports.rows (import_id, line_number, outcome, unreadable_reason) VALUES ({other}, 2, 'unreadable', 'test')"))
            .ShouldBe(NotInThisRole);
    }
}
