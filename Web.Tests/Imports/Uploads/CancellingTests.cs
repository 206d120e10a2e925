using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>
/// An import that a manager cancels is there as little as one that never came, whoever works on it and however far it is.
/// </summary>
public sealed class CancellingTests(DatabaseFixture fixture)
{
    private const string Business = """
        SELECT (SELECT count(*) FROM clients.clients) + (SELECT count(*) FROM clients.cards) + (SELECT count(*) FROM imports.rows)
             + (SELECT count(*) FROM imports.staged_rows) + (SELECT count(*) FROM imports.set_aside_cases) + (SELECT count(*) FROM imports.progress)
        """;

    private static readonly string text = new PartnerFileBuilder().People(1, 40).Text;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelled_while_its_rows_come_in_it_leaves_nothing_and_can_be_sent_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text);
        await using (await Blockade.OfStagingAsync(database))
        {
            var running = uploading.Run.RunAsync(upload, Cancelled);
            await database.UntilAsync(upload.ImportId, ImportPhase.Reading);
            await ShouldBeCancelledAsync(database, upload.ImportId, running);
        }

        (await database.ScalarAsync<long>(Business)).ShouldBe(0);
        await ShouldComeAgainAsync(uploading);
    }

    [Fact]
    public async Task Cancelled_while_it_is_applied_it_leaves_nothing_and_can_be_sent_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text);
        await using (await Blockade.OfApplyingAsync(database))
        {
            var running = uploading.Run.RunAsync(upload, Cancelled);
            await database.UntilAsync(upload.ImportId, import => import is { Phase: ImportPhase.Applying, Step: > 0 });
            await ShouldBeCancelledAsync(database, upload.ImportId, running);
        }

        (await database.ScalarAsync<long>(Business)).ShouldBe(0);
        await ShouldComeAgainAsync(uploading);
    }

    [Fact]
    public async Task Cancelled_while_it_waits_for_its_turn_it_goes_at_once_and_the_one_before_it_is_undisturbed()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var first = await uploading.ConfirmedAsync(new PartnerFileBuilder().Person(81).Text);
        var second = await uploading.ConfirmedAsync(text);
        Task<WorkOutcome> ahead;
        await using (await Blockade.OfStagingAsync(database))
        {
            ahead = uploading.Run.RunAsync(first, Cancelled);
            var waiting = uploading.Run.RunAsync(second, Cancelled);
            (await database.UntilAsync(second.ImportId, ImportPhase.Waiting)).IsBehindAnother.ShouldBeTrue();
            await ShouldBeCancelledAsync(database, second.ImportId, waiting);
        }

        (await ahead).ShouldBe(WorkOutcome.Applied);
        (await uploading.StateAsync(first.ImportId)).ShouldBe("done");
    }

    [Fact]
    public async Task Cancelled_when_it_has_just_ended_nothing_happens_and_that_is_said()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text);
        await uploading.Run.RunAsync(upload, Cancelled);
        var before = await TableContents.OfAsync(database);
        var actor = await database.ActAsync(Cancelled);

        (await CancelAsync(database, upload.ImportId, actor)).ShouldBe(CancelOutcome.TooLate);

        (await uploading.StateAsync(upload.ImportId)).ShouldBe("done");
        (await TableContents.OfAsync(database)).Except(before).ShouldAllBe(table => table.StartsWith("accounts.tickets") || table.StartsWith("audit."));
    }

    [Fact]
    public async Task A_request_that_comes_while_it_commits_is_too_late()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text);

        // Requested and done at once: the worker never saw the request.
        await using var requesting = await database.Owner.OpenConnectionAsync(Cancelled);
        await using var transaction = await requesting.BeginTransactionAsync(Cancelled);
        await using (var insert = new Npgsql.NpgsqlCommand($"INSERT INTO imports.cancel_requests (import_id) VALUES ({upload.ImportId})", requesting))
        {
            await insert.ExecuteNonQueryAsync(Cancelled);
        }

        (await uploading.Run.RunAsync(upload, Cancelled)).ShouldBe(WorkOutcome.Applied);
        await transaction.CommitAsync(Cancelled);

        (await database.UntilAsync(upload.ImportId, import => import.HasEnded)).IsCancelRequested.ShouldBeFalse();
        (await uploading.StateAsync(upload.ImportId)).ShouldBe("done");
    }

    [Fact]
    public async Task Another_manager_than_its_sender_may_and_the_record_says_who_did()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var people = new People(database.Database);
        var manager = await people.AddAsync(Role.Manager);
        var session = new Actor((await people.SignInAsync(manager)).Ticket, "trace-of-cancel");
        var upload = await uploading.ConfirmedAsync(text);
        await using (await Blockade.OfStagingAsync(database))
        {
            var running = uploading.Run.RunAsync(upload, Cancelled);
            (await CancelAsync(database, upload.ImportId, session)).ShouldBe(CancelOutcome.Cancelled);
            await running;
        }

        (await database.ScalarAsync<string>(
            """
            SELECT concat_ws(' ', u.actor, u.role, u.purpose, u.request_id) FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.table_name = 'imports.cancel_requests'
            """)).ShouldBe($"{manager.UserName} manager cancel import {upload.ImportId} trace-of-cancel");
    }

    [Fact]
    public async Task Whoever_is_no_manager_may_not()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var employee = await new People(database.Database).SignedInAsync(Role.Administrator);
        await using var upload = await uploading.ConfirmedAsync(text);

        await Should.ThrowAsync<UnitOfWorkRefusedException>(() => CancelAsync(database, upload.ImportId, employee));

        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.cancel_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_that_lost_its_process_is_dropped_by_whoever_cancels_it()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await StagedImport.LeaveAsync(database, new JobTicket(database.Installation.Keys.JobTicket));
        var importId = await database.ScalarAsync<long>("SELECT max(id) FROM imports.imports");

        (await CancelAsync(database, importId, await database.ActAsync(Cancelled))).ShouldBe(CancelOutcome.Cancelled);

        (await database.FinishImportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_was_to_be_cancelled_when_its_process_died_is_not_applied_by_the_next()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        await StopWhileApplyingAsync(database, uploading);
        await database.ExecuteAsync("INSERT INTO imports.cancel_requests (import_id) SELECT max(id) FROM imports.imports");

        (await database.FinishImportsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Dropped);

        (await database.ScalarAsync<string>("SELECT failure FROM imports.imports")).ShouldBe("cancelled");
        (await database.ScalarAsync<long>(Business)).ShouldBe(0);
    }

    [Fact]
    public async Task One_that_the_next_process_is_finishing_can_be_cancelled_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var importId = await StopWhileApplyingAsync(database, uploading);
        await using (await Blockade.OfApplyingAsync(database))
        {
            var finishing = database.FinishImportsAsync();
            await database.UntilAsync(importId, ImportPhase.Applying);
            (await CancelAsync(database, importId, await database.ActAsync(Cancelled))).ShouldBe(CancelOutcome.Cancelled);
            (await finishing).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Dropped);
        }
    }

    [Fact]
    public async Task There_is_no_such_import()
    {
        await using var database = await fixture.NewDatabaseAsync();

        (await CancelAsync(database, 999, await database.ActAsync(Cancelled))).ShouldBe(CancelOutcome.Unknown);
    }

    private static async Task ShouldBeCancelledAsync(TestDatabase database, long importId, Task<WorkOutcome> running)
    {
        var actor = await database.ActAsync(Cancelled);

        // What the import is busy with is held up until this is over, so it ends because it is asked to.
        (await CancelAsync(database, importId, actor)).ShouldBe(CancelOutcome.Cancelled);

        (await running).ShouldBe(WorkOutcome.Cancelled);
        (await database.ScalarAsync<string>($"SELECT concat_ws(' ', state, failure) FROM imports.imports WHERE id = {importId}")).ShouldBe("failed cancelled");
        (await database.ScalarAsync<long>($"SELECT count(*) FROM accounts.tickets WHERE import_id = {importId} AND revoked_at IS NULL")).ShouldBe(0);
    }

    private static async Task ShouldComeAgainAsync(Uploading uploading)
    {
        (await uploading.Run.RunAsync(await uploading.ConfirmedAsync(text), Cancelled)).ShouldBe(WorkOutcome.Applied);
        (await uploading.Database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(40);
    }

    private static async Task<long> StopWhileApplyingAsync(TestDatabase database, Uploading uploading)
    {
        var upload = await uploading.ConfirmedAsync(text);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using (await Blockade.OfApplyingAsync(database))
        {
            var running = uploading.Run.RunAsync(upload, stop.Token);
            await database.UntilAsync(upload.ImportId, ImportPhase.Applying);
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(running);
        }

        return upload.ImportId;
    }

    private static Task<CancelOutcome> CancelAsync(TestDatabase database, long importId, Actor actor) =>
        database.Installation.Operation<CancelImport>().RunAsync(importId, actor, Cancelled);
}
