using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Setup;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kotline.Web.Tests.Imports.Holding;

/// <summary>What a manager accepted is applied by a site that runs, also when it could not be at once.</summary>
public sealed class ApplyingAcceptedTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cut_off_from_the_database_it_is_tried_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var accepted = new AcceptedImports();
        var importId = await HoldAsync(database, uploading);

        await using (await Blockade.OfApplyingAsync(database))
        {
            await AcceptAsync(database, importId, accepted);
            var first = database.Installation.Operation<FinishImports>().RunAsync(importId, Cancelled);
            while (await CutOffAsync(database) == 0)
            {
                await Task.Delay(20, Cancelled);
            }

            await Should.ThrowAsync<Exception>(first);
            (await uploading.StateAsync(importId)).ShouldBe("staged");
        }

        // The process that it was accepted in has given it up: nothing but the next look finds it.
        await ApplyAsync(database, new AcceptedImports(), () => database.UntilAsync(importId, import => import.HasEnded));

        (await uploading.StateAsync(importId)).ShouldBe("done");
        (await database.SuspendedAsync()).Count.ShouldBe(21);
    }

    [Fact]
    public async Task What_nobody_accepted_is_not_looked_for()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        await StagedImport.LeaveAsync(database, new JobTicket(database.Installation.Keys.JobTicket));
        var importId = await HoldAsync(database, uploading);
        await AcceptAsync(database, importId, new AcceptedImports());

        var finished = await database.Installation.Operation<FinishImports>().RunAcceptedAsync(Cancelled);

        finished.ShouldBe([new FinishImports.Finished(importId, FinishOutcome.Applied)]);
        (await database.LinesAsync("SELECT state FROM imports.imports ORDER BY id")).ShouldBe(["staged", "done", "done"]);
    }

    private static async Task<long> HoldAsync(TestDatabase database, Uploading uploading)
    {
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        var upload = await uploading.ConfirmedAsync(GuardedFiles.Suspending(21).Text, "Alpha");
        (await uploading.Run.RunAsync(upload, Cancelled)).ShouldBe(WorkOutcome.Held);
        return upload.ImportId;
    }

    private static async Task AcceptAsync(TestDatabase database, long importId, AcceptedImports accepted) =>
        (await new AcceptChanges(database.Database, accepted).RunAsync(importId, await database.ActAsync(Cancelled), Cancelled))
            .ShouldBe(AcceptOutcome.Accepted);

    /// <summary>Ends the connections of importers that wait for a lock, as a server that is restarted does.</summary>
    private static async Task<long> CutOffAsync(TestDatabase database)
    {
        await using var command = database.Database.Importer.CreateCommand("""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user AND wait_event_type = 'Lock'
            """);
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static async Task ApplyAsync(TestDatabase database, AcceptedImports accepted, Func<Task> until)
    {
        using var worker = new ApplyingAcceptedImports(
            accepted, database.Installation.Operation<FinishImports>(), new HurriedClock(), NullLogger<ApplyingAcceptedImports>.Instance);
        await worker.StartAsync(Cancelled);
        await until();
        await worker.StopAsync(Cancelled);
    }

    /// <summary>A clock by which a minute is soon over.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private static readonly TimeSpan soon = TimeSpan.FromMilliseconds(50);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, soon, soon);
    }
}
