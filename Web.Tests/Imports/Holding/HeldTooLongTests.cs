using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;
using Npgsql;
using StoppedClock = Kotline.Web.Tests.Support.StoppedClock;

namespace Kotline.Web.Tests.Imports.Holding;

/// <summary>Held imports whose time is over are dropped, whatever happens to one of them at the same moment.</summary>
public sealed class HeldTooLongTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_can_not_be_dropped_does_not_keep_the_others()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var (first, second) = await HoldTwoAsync(database, uploading);
        await database.ExecuteAsync($"UPDATE imports.imports SET sealed_job_ticket = '\\x00' || sealed_job_ticket WHERE id = {first}");

        var dropped = await DropHeldAsync(database);

        dropped.Select(import => (import.ImportId, import.Outcome))
            .ShouldBe([(first, FinishOutcome.Left), (second, FinishOutcome.Dropped)]);
        dropped[0].Fault.ShouldNotBeNull();
        (await StatesAsync(uploading, first, second)).ShouldBe("held, failed too_many_changes");
    }

    [Fact]
    public async Task One_that_a_manager_drops_meanwhile_is_left_to_that()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var (first, second) = await HoldTwoAsync(database, uploading);

        Task<IReadOnlyList<FinishImports.Finished>> dropping;
        await using (await LockedAsync(database, first))
        {
            dropping = Task.Run(() => DropHeldAsync(database));
            await UntilSomebodyWaitsAsync(database);
            var cancelImport = database.Installation.Operation<CancelImport>();
            (await cancelImport.RunAsync(second, await database.ActAsync(Cancelled), Cancelled)).ShouldBe(CancelOutcome.Cancelled);
        }

        (await dropping).ShouldBe([new FinishImports.Finished(first, FinishOutcome.Dropped)]);
        (await StatesAsync(uploading, first, second)).ShouldBe("failed too_many_changes, failed cancelled");
    }

    [Fact]
    public async Task One_that_another_process_works_on_is_left_to_it()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var (first, second) = await HoldTwoAsync(database, uploading);

        await using (await WorkedOnAsync(database, first))
        {
            (await DropHeldAsync(database)).ShouldBe([new FinishImports.Finished(second, FinishOutcome.Dropped)]);
            (await StatesAsync(uploading, first, second)).ShouldBe("held, failed too_many_changes");
        }

        (await DropHeldAsync(database)).ShouldBe([new FinishImports.Finished(first, FinishOutcome.Dropped)]);
    }

    [Fact]
    public async Task Whoever_drops_an_import_locks_its_row_before_its_staged_rows()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var (first, _) = await HoldTwoAsync(database, uploading);
        await database.ExecuteAsync($"INSERT INTO imports.cancel_requests (import_id) VALUES ({first})");

        Task<IReadOnlyList<FinishImports.Finished>> dropping;
        await using (var locked = await LockedAsync(database, first))
        {
            dropping = Task.Run(database.FinishImportsAsync);
            await UntilSomebodyWaitsAsync(database);

            // Refused at once if the other one had them already, and waited for this one.
            await using var lockRows = new NpgsqlCommand(
                $"SELECT FROM imports.staged_rows WHERE import_id = {first} FOR UPDATE NOWAIT", locked);
            await lockRows.ExecuteNonQueryAsync(Cancelled);
        }

        (await dropping).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Dropped);
    }

    private static async Task<(long First, long Second)> HoldTwoAsync(TestDatabase database, Uploading uploading)
    {
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        return (await HoldAsync(GuardedFiles.Suspending(21)), await HoldAsync(GuardedFiles.Moving(21)));

        async Task<long> HoldAsync(PartnerFileBuilder file)
        {
            var upload = await uploading.ConfirmedAsync(file.Text, "Alpha");
            (await uploading.Run.RunAsync(upload, Cancelled)).ShouldBe(WorkOutcome.Held);
            return upload.ImportId;
        }
    }

    /// <summary>Somebody else's transaction has the import's row, until the connection is closed.</summary>
    private static Task<NpgsqlConnection> LockedAsync(TestDatabase database, long importId) =>
        BeginAsync(database, $"SELECT FROM imports.imports WHERE id = {importId} FOR UPDATE");

    /// <summary>Another process has the lock of who works on the import, until the connection is closed.</summary>
    private static Task<NpgsqlConnection> WorkedOnAsync(TestDatabase database, long importId) =>
        BeginAsync(database, $"SELECT pg_advisory_xact_lock({0x494D50}, {importId})");

    private static async Task<NpgsqlConnection> BeginAsync(TestDatabase database, string sql)
    {
        var connection = await database.Owner.OpenConnectionAsync(Cancelled);
        await using var command = new NpgsqlCommand("BEGIN; " + sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
        return connection;
    }

    private static async Task UntilSomebodyWaitsAsync(TestDatabase database)
    {
        const string count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (await database.ScalarAsync<long>(count) == 0)
        {
            await Task.Delay(20, Cancelled);
        }
    }

    private static async Task<string> StatesAsync(Uploading uploading, long first, long second) =>
        $"{await uploading.StateAsync(first)}, {await uploading.StateAsync(second)}";

    private static Task<IReadOnlyList<FinishImports.Finished>> DropHeldAsync(TestDatabase database)
    {
        var tomorrow = new StoppedClock(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(25));
        return database.Installation.Operation<DropHeldImports>(tomorrow).RunAsync(Cancelled);
    }
}
