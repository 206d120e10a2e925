using System.Globalization;
using System.Text;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>Any process can tell how far an import is.</summary>
public sealed class ProgressTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_waits_then_reads_then_waits_for_another_process_then_is_applied_step_by_step_and_ends()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var text = new PartnerFileBuilder().People(1, 60).Text;
        var upload = await uploading.ConfirmedAsync(text);
        (await database.UntilAsync(upload.ImportId, _ => true)).ShouldBe(
            new RunningImport(upload.ImportId, false, ImportPhase.Waiting, 0, 0, Size(text), null, 0, 0, null, false));

        var staging = await Blockade.OfStagingAsync(database);
        var turn = await Blockade.OfTheTurnToApplyAsync(database);
        var applying = await Blockade.OfApplyingAsync(database);
        var running = uploading.Run.RunAsync(upload, Cancelled);
        (await database.UntilAsync(upload.ImportId, ImportPhase.Reading)).BytesTotal.ShouldBe(Size(text));

        await staging.DisposeAsync();
        var waiting = await database.UntilAsync(upload.ImportId, import => import is { Phase: ImportPhase.Waiting, RowsDone: 60 });
        (waiting.BytesDone, waiting.TimeLeft, waiting.RowsPerSecond).ShouldBe((Size(text), null, null));

        await turn.DisposeAsync();
        var step = await database.UntilAsync(upload.ImportId, import => import is { Phase: ImportPhase.Applying, Step: > 0 });
        (step.RowsDone, step.StepsTotal).ShouldBe((60, 30));
        step.Step.ShouldBeInRange(1, 27);

        await applying.DisposeAsync();
        (await running).ShouldBe(WorkOutcome.Applied);
        (await database.UntilAsync(upload.ImportId, _ => true)).HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_time_left_is_what_recent_imports_took_for_a_row()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        await SeededImports.DoneAsync(database.Owner, "earlier.csv");
        await database.ExecuteAsync("UPDATE imports.imports SET seconds = 250");
        var upload = await uploading.ConfirmedAsync(new PartnerFileBuilder().People(1, 600).Text);
        await using var applying = await Blockade.OfApplyingAsync(database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var running = uploading.Run.RunAsync(upload, stop.Token);

        // A tenth of a second a row, of 600 rows, less what it has taken so far.
        var import = await database.UntilAsync(upload.ImportId, ImportPhase.Applying);

        import.TimeLeft.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(20, 60);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task A_request_to_cancel_is_told_while_it_has_not_been_obeyed()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var importId = await SeededImports.RunningAsync(database.Owner, "running.csv");
        await database.ExecuteAsync($"INSERT INTO imports.cancel_requests (import_id) VALUES ({importId})");

        (await database.UntilAsync(importId, _ => true)).IsCancelRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Progress_that_cant_be_noted_is_logged_once_and_the_import_goes_on_and_is_watched_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var log = new RecordedLog();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        using var uploading = new Uploading(database, clock: clock, log: log);
        var upload = await uploading.ConfirmedAsync(new PartnerFileBuilder().People(1, 3).Text);
        await using var staging = await Blockade.OfStagingAsync(database);
        await database.ExecuteAsync("REVOKE SELECT ON imports.cancel_requests FROM kotline_importer");
        var running = uploading.Run.RunAsync(upload, Cancelled);
        await TickUntilAsync(() => Failures() > 0);
        await TickAsync(10);
        Failures().ShouldBe(1);
        running.IsCompleted.ShouldBeFalse();

        await database.ExecuteAsync("GRANT SELECT ON imports.cancel_requests TO kotline_importer");
        await database.ExecuteAsync($"INSERT INTO imports.cancel_requests (import_id) VALUES ({upload.ImportId})");
        await TickUntilAsync(() => running.IsCompleted);
        (await running).ShouldBe(WorkOutcome.Cancelled);
        Failures().ShouldBe(1);

        int Failures() => log.Lines.Count(line => line == $"The progress of import {upload.ImportId} can't be noted; the import goes on");

        async Task TickAsync(int times)
        {
            for (var tick = 0; tick < times; tick++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
            }
        }

        async Task TickUntilAsync(Func<bool> isThere)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            patience.CancelAfter(TimeSpan.FromSeconds(60));
            while (!isThere())
            {
                patience.Token.ThrowIfCancellationRequested();
                await TickAsync(1);
            }
        }
    }

    [Fact]
    public async Task There_is_no_such_import() =>
        (await new ReadProgress(fixture.Database).RunAsync(999_999, Cancelled)).ShouldBeNull();

    [Fact]
    public async Task Imports_of_one_process_take_turns_in_their_order()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var uploads = new List<ConfirmedUpload>();
        for (var number = 1; number <= 4; number++)
        {
            uploads.Add(await uploading.ConfirmedAsync(new PartnerFileBuilder().Person(number).Text));
        }

        await Task.WhenAll(uploads.Select(upload => uploading.Run.RunAsync(upload, Cancelled)));

        (await database.LinesAsync("SELECT id::text FROM imports.imports ORDER BY finished_at")).ShouldBe(
            uploads.Select(upload => upload.ImportId.ToString(CultureInfo.InvariantCulture)));
    }

    private static long Size(string text) => Encoding.UTF8.GetByteCount(text);
}
