using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>A site that stops leaves no import half done, and doesn't wait for one to be done.</summary>
public sealed class StoppingTests(DatabaseFixture fixture)
{
    private static readonly string text = new PartnerFileBuilder().People(1, 30).Text;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_while_rows_come_in_it_is_dropped_and_can_be_sent_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text);
        await using (await Blockade.OfStagingAsync(database))
        {
            await StopAtAsync(uploading, upload.ImportId, ImportPhase.Reading, stop => uploading.Run.RunAsync(upload, stop));
        }

        (await uploading.StateAsync(upload.ImportId)).ShouldBe("failed interrupted");
        (await uploading.Run.RunAsync(await uploading.ConfirmedAsync(text), Cancelled)).ShouldBe(WorkOutcome.Applied);
    }

    [Fact]
    public async Task Stopped_while_it_is_applied_nothing_of_it_is_there_and_the_next_start_applies_it_without_the_file()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text);
        await using (await Blockade.OfApplyingAsync(database))
        {
            await StopAtAsync(uploading, upload.ImportId, ImportPhase.Applying, stop => uploading.Run.RunAsync(upload, stop));
        }

        (await uploading.StateAsync(upload.ImportId)).ShouldBe("staged");
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(0);
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty();

        (await database.FinishImportsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Applied);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(30);
    }

    [Fact]
    public async Task Stopped_while_it_waits_for_its_turn_it_is_dropped()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var first = await uploading.ConfirmedAsync(text);
        var second = await uploading.ConfirmedAsync(new PartnerFileBuilder().Person(50).Text);
        await using (await Blockade.OfStagingAsync(database))
        {
            await StopAtAsync(uploading, second.ImportId, ImportPhase.Waiting, async stop =>
            {
                var ahead = uploading.Run.RunAsync(first, stop);
                var waiting = uploading.Run.RunAsync(second, stop);
                await Should.ThrowAsync<OperationCanceledException>(ahead);
                await waiting;
            });
        }

        (await database.LinesAsync("SELECT concat_ws(' ', state, failure) FROM imports.imports")).ShouldBe(["failed interrupted", "failed interrupted"]);
    }

    private static async Task StopAtAsync(Uploading uploading, long importId, ImportPhase phase, Func<CancellationToken, Task> run)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var running = run(stop.Token);
        await uploading.Database.UntilAsync(importId, phase);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }
}
