using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Infrastructure.Database.Migrator;

namespace Kotline.Web.Tests.Sql;

public sealed class MigratorTests(DatabaseFixture fixture)
{
    private static readonly Script first = new(
        "001_first.sql", "CREATE TABLE public.steps (id bigint GENERATED ALWAYS AS IDENTITY, name text)");
    private static readonly Script second = new("002_second.sql", "INSERT INTO public.steps (name) VALUES ('second')");
    private static readonly Script third = new("003_third.sql", "INSERT INTO public.steps (name) VALUES ('third')");

    [Fact]
    public async Task An_empty_database_gets_every_script_in_the_order_of_its_number()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();

        var applied = await MigrateAsync(database, Scripts);

        applied.ShouldBe(Scripts.Select(script => script.Name));
        applied.ShouldBe(applied.Order(StringComparer.Ordinal));
        (await database.LinesAsync("SELECT name FROM public.applied_scripts ORDER BY applied_at")).ShouldBe(applied);
    }

    [Fact]
    public async Task Applied_twice_it_does_nothing()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var before = await TableContents.OfAsync(database);

        (await MigrateAsync(database, Scripts)).ShouldBeEmpty();

        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task Several_processes_at_once_apply_each_script_once()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MigrateAsync(database, Scripts))));

        applied.Count(names => names.Count == Scripts.Count).ShouldBe(1);
        applied.Count(names => names.Count == 0).ShouldBe(3);
    }

    [Fact]
    public async Task A_later_script_is_applied_alone_and_its_name_is_told()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();
        (await MigrateAsync(database, [first, second])).ShouldBe([first.Name, second.Name]);

        (await MigrateAsync(database, [first, second, third])).ShouldBe([third.Name]);

        (await database.LinesAsync("SELECT name FROM public.steps ORDER BY id")).ShouldBe(["second", "third"]);
    }

    [Fact]
    public async Task A_script_that_was_edited_after_it_was_applied_stops_everything_by_name()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();
        await MigrateAsync(database, [first, second]);
        var edited = second with { Text = second.Text + " " };

        var refused = await Should.ThrowAsync<ScriptEditedException>(() => MigrateAsync(database, [first, edited, third]));

        refused.Message.ShouldContain(second.Name);
        (await database.LinesAsync("SELECT name FROM public.steps")).ShouldBe(["second"]);
        (await MigrateAsync(database, [first, second, third])).ShouldBe([third.Name]);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_itself_and_those_before_it_stand()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();
        var failing = second with { Text = "CREATE TABLE public.half (id int); INSERT INTO public.steps (name) VALUES ('half'); SELECT 1 / 0" };

        var failed = await Should.ThrowAsync<PostgresException>(() => MigrateAsync(database, [first, failing, third]));

        failed.SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
        (await database.LinesAsync("SELECT name FROM public.applied_scripts")).ShouldBe([first.Name]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM public.steps")).ShouldBe(0);
        (await database.ScalarAsync<bool>("SELECT to_regclass('public.half') IS NULL")).ShouldBeTrue();
        (await MigrateAsync(database, [first, second, third])).ShouldBe([second.Name, third.Name]);
    }

    private static Task<IReadOnlyList<string>> MigrateAsync(TestDatabase database, IReadOnlyList<Script> scripts) =>
        Migrator.MigrateAsync(database.Owner, scripts, TestContext.Current.CancellationToken);
}
