using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.SystemLog;

public sealed class ForgettingTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_older_than_the_days_kept_go_and_the_others_stay()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.ExecuteAsync(
            """
            INSERT INTO system.log (logged_at, level, message_template, message, properties)
            SELECT now() - make_interval(days => d), 4, '', d || ' days', '{}' FROM unnest(ARRAY[0, 29, 31, 400]) d
            """);

        (await new ForgetLogLines(database.Database, new SystemLogOptions { KeepDays = 30 }).RunAsync(Cancellation)).ShouldBe(2);

        (await database.LinesAsync("SELECT message FROM system.log ORDER BY logged_at DESC")).ShouldBe(["0 days", "29 days"]);
    }

    [Fact]
    public async Task Many_go_in_more_than_one_turn()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.ExecuteAsync(
            """
            INSERT INTO system.log (logged_at, level, message_template, message, properties)
            SELECT now() - interval '1 year', 2, '', '', '{}' FROM generate_series(1, 20001)
            """);

        (await new ForgetLogLines(database.Database, new SystemLogOptions()).RunAsync(Cancellation)).ShouldBe(20_001);

        (await database.ScalarAsync<long>("SELECT count(*) FROM system.log")).ShouldBe(0);
    }

    // Whoever got hold of the site's login can't wipe what it has just done.
    [Theory]
    [InlineData("interval '6 days', 10")]
    [InlineData("interval '-1 year', 10")]
    [InlineData("NULL, 10")]
    [InlineData("interval '90 days', 1000000")]
    [InlineData("interval '90 days', NULL")]
    public async Task Nobody_but_the_owner_removes_young_lines_or_all_at_once(string arguments)
    {
        await using var command = fixture.Database.Web.CreateCommand($"SELECT system.forget_log_lines({arguments})");
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation))).SqlState.ShouldBe("22023");
    }
}
