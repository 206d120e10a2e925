using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Imports.Running;

/// <summary>An import that its process left behind, whatever state it is in, stops no later one.</summary>
public sealed class FinishingTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task An_import_that_can_not_be_applied_is_dropped_and_the_next_start_is_free_of_it()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await LeaveStagedAsync(database, "INSERT INTO imports.staged_rows (import_id, line_number, unreadable_reason) SELECT max(id), -1, 'test' FROM imports.imports");

        var finished = await database.FinishImportsAsync();

        finished.ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Dropped);
        finished[0].Fault.ShouldBeOfType<PostgresException>().SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        (await database.ScalarAsync<string>("SELECT state || ' ' || failure FROM imports.imports ORDER BY id DESC LIMIT 1"))
            .ShouldBe("failed not_applied");
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
        (await database.FinishImportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_that_were_lost_with_the_server_are_missed_and_the_import_is_dropped()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await LeaveStagedAsync(database, "SELECT 1");

        (await database.FinishImportsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Dropped);
    }

    [Fact]
    public async Task One_that_can_be_neither_applied_nor_dropped_does_not_keep_the_others_waiting()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await LeaveStagedAsync(database, "UPDATE imports.imports SET sealed_job_ticket = '\\x00' || sealed_job_ticket");
        await LeaveStagedAsync(database, "SELECT 1");

        var finished = await database.FinishImportsAsync();

        finished.Select(import => import.Outcome).ShouldBe([FinishOutcome.Left, FinishOutcome.Dropped]);
        finished[0].Fault.ShouldNotBeNull();
    }

    /// <summary>An import of one row that a process left in the state staged, as a kill would leave it.</summary>
    private static async Task LeaveStagedAsync(TestDatabase database, string then)
    {
        var job = new JobTicket(database.Installation.Keys.JobTicket);
        await StagedImport.LeaveAsync(database, job);
        await database.ExecuteAsync(then);
    }
}
