using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;
using StoppedClock = Kotline.Web.Tests.Support.StoppedClock;

namespace Kotline.Web.Tests.Imports.Holding;

/// <summary>What was sent by the browser and would change too much waits, for a day, until a manager accepts or drops it.</summary>
public sealed class HeldImportTests(DatabaseFixture fixture)
{
    private static readonly string[] written =
        ["accounts.tickets", "audit.changes", "audit.units_of_work", "imports.imports", "imports.staged_rows"];

    private static readonly string text = GuardedFiles.Suspending(21).Text;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_written_its_rows_wait_and_the_next_start_leaves_it_alone()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var before = await TableContents.OfAsync(database);

        var importId = await HoldAsync(uploading);

        (await TableContents.OfAsync(database)).Except(before).Select(table => table.Split(':')[0]).ShouldBe(written, ignoreOrder: true);
        (await database.FinishImportsAsync()).ShouldBeEmpty();
        (await uploading.StateAsync(importId)).ShouldBe("held");
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(21);
        (await database.ScalarAsync<string>($"""
            SELECT held_for ->> 'suspended' || ' of ' || (held_for ->> 'active_clients') FROM imports.imports WHERE id = {importId}
            """)).ShouldBe("21 of 30");
        (await database.UntilAsync(importId, import => import.HasEnded)).IsCancelRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_manager_who_accepts_is_recorded_and_the_import_is_applied_as_its_senders()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        var people = new People(database.Database);
        var manager = await people.AddAsync(Role.Manager);
        var accepted = new AcceptedImports();

        var session = await people.SignInAsync(manager);
        (await AcceptAsync(database, importId, new Actor(session.Ticket), accepted)).ShouldBe(AcceptOutcome.Accepted);
        await foreach (var next in accepted.ReadAllAsync(Cancelled))
        {
            (await database.Installation.Operation<FinishImports>().RunAsync(next, Cancelled))
                .ShouldBe(new FinishImports.Finished(importId, FinishOutcome.Applied));
            break;
        }

        (await uploading.StateAsync(importId)).ShouldBe("done");
        (await database.SuspendedAsync()).Count.ShouldBe(21);
        (await database.LinesAsync("""
            SELECT DISTINCT concat_ws(' ', u.actor, u.role, u.purpose, c.table_name)
            FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE (c.table_name = 'imports.acceptances') OR (c.table_name = 'clients.clients' AND c.new_values @> '{"suspended": true}')
            ORDER BY 1
            """)).ShouldBe([
                $"cli:tester importer apply import {importId} clients.clients",
                $"{manager.UserName} manager accept import {importId} imports.acceptances",
            ]);
    }

    [Fact]
    public async Task A_process_that_dies_after_the_acceptance_leaves_it_to_the_next_start()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        await AcceptAsync(database, importId);

        (await database.FinishImportsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Applied);

        (await uploading.StateAsync(importId)).ShouldBe("done");
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
    }

    [Fact]
    public async Task A_process_that_dies_before_it_is_held_leaves_the_holding_to_the_next_start()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.ConfirmedAsync(text, "Alpha");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using (await Blockade.OfTheTurnToApplyAsync(database))
        {
            var running = uploading.Run.RunAsync(upload, stop.Token);
            await database.UntilAsync(upload.ImportId, import => import.RowsDone == 21);
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(running);
        }

        (await database.FinishImportsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Held);

        (await uploading.StateAsync(upload.ImportId)).ShouldBe("held");
    }

    [Fact]
    public async Task Of_two_managers_who_accept_at_once_one_does()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AcceptAsync(database, importId))));

        outcomes.Order().ShouldBe([AcceptOutcome.Accepted, AcceptOutcome.TooLate, AcceptOutcome.TooLate, AcceptOutcome.TooLate]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.acceptances")).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Accepted_and_dropped_at_once_it_is_applied_or_dropped_and_never_both(int headStart)
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        var actors = new[] { await database.ActAsync(Cancelled), await database.ActAsync(Cancelled) };

        var accepting = Task.Run(() => AcceptAsync(database, importId, actors[0]));
        await Task.WhenAny(accepting, Task.Run(() => Thread.SpinWait(200_000 * headStart), Cancelled));
        var dropping = Task.Run(() => DropAsync(database, importId, actors[1]));
        await Task.WhenAll(accepting, dropping);
        await database.FinishImportsAsync();

        var state = await uploading.StateAsync(importId);
        state.ShouldBeOneOf("done", "failed cancelled");
        (await dropping).ShouldBe(state == "done" ? CancelOutcome.TooLate : CancelOutcome.Cancelled);
        (await database.SuspendedAsync()).Count.ShouldBe(state == "done" ? 21 : 0);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
    }

    [Fact]
    public async Task Dropped_it_leaves_nothing_and_can_be_sent_again()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);

        (await DropAsync(database, importId, await database.ActAsync(Cancelled))).ShouldBe(CancelOutcome.Cancelled);

        (await uploading.StateAsync(importId)).ShouldBe("failed cancelled");
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
        (await database.ScalarAsync<long>("SELECT count(*) FROM accounts.tickets WHERE kind = 'job' AND revoked_at IS NULL")).ShouldBe(0);
        (await AcceptAsync(database, importId)).ShouldBe(AcceptOutcome.TooLate);
        (await HoldAsync(uploading)).ShouldNotBe(importId);
    }

    [Fact]
    public async Task One_whose_cancelling_was_asked_for_while_it_was_being_held_is_dropped_by_the_next_start()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        await database.ExecuteAsync($"INSERT INTO imports.cancel_requests (import_id) VALUES ({importId})");

        (await AcceptAsync(database, importId)).ShouldBe(AcceptOutcome.TooLate);
        (await database.FinishImportsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(FinishOutcome.Dropped);

        (await uploading.StateAsync(importId)).ShouldBe("failed cancelled");
    }

    [Fact]
    public async Task After_a_day_without_a_decision_it_is_dropped()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        var heldAt = await database.ScalarAsync<DateTime>("SELECT held_at FROM imports.imports WHERE state = 'held'");

        (await DropHeldAsync(database, heldAt + TimeSpan.FromHours(24))).ShouldBeEmpty();
        (await uploading.StateAsync(importId)).ShouldBe("held");
        (await DropHeldAsync(database, heldAt + TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1)))
            .ShouldBe([new FinishImports.Finished(importId, FinishOutcome.Dropped)]);

        (await uploading.StateAsync(importId)).ShouldBe("failed too_many_changes");
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
        (await database.ScalarAsync<long>("SELECT count(*) FROM accounts.tickets WHERE kind = 'job' AND revoked_at IS NULL")).ShouldBe(0);
        (await AcceptAsync(database, importId)).ShouldBe(AcceptOutcome.TooLate);
    }

    [Fact]
    public async Task One_that_was_accepted_is_not_dropped_however_long_it_takes()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        await AcceptAsync(database, importId);

        (await DropHeldAsync(database, TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(30))).ShouldBeEmpty();

        (await uploading.StateAsync(importId)).ShouldBe("staged");
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_import_that_is_held()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);

        var again = await uploading.AcceptAsync(text, partner: "Alpha");
        (await uploading.ListAsync()).ShouldHaveSingleItem().SameBytes.ShouldNotBeNull().IsHeld.ShouldBeTrue();
        var confirmed = (await uploading.ConfirmAsync(again)).ShouldNotBeNull();
        var refused = await database.TakeInAsync(GuardedFiles.Suspending(21).File(), "Alpha", PartnerFileBuilder.ImportDate);

        (confirmed.ImportId, confirmed.IsRepeat).ShouldBe((importId, true));
        var held = refused.ShouldBeOfType<ImportOutcome.Held>();
        (held.ImportId, held.Changes.Suspended).ShouldBe((importId, 21));
        (await uploading.StateAsync(importId)).ShouldBe("held");

        var accepted = await database.TakeInAsync(
            GuardedFiles.Suspending(21).File(), "Alpha", PartnerFileBuilder.ImportDate, acceptsChanges: true);

        var receipt = accepted.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
        (receipt.ImportId, receipt.Receipt, receipt.NowSetAside).ShouldBe((importId, "repeat", 21));
    }

    [Fact]
    public async Task Whoever_is_no_manager_may_not_accept()
    {
        await using var database = await StartAsync();
        using var uploading = new Uploading(database);
        var importId = await HoldAsync(uploading);
        var administrator = await new People(database.Database).SignedInAsync(Role.Administrator);

        await Should.ThrowAsync<UnitOfWorkRefusedException>(() => AcceptAsync(database, importId, administrator));

        (await uploading.StateAsync(importId)).ShouldBe("held");
    }

    [Fact]
    public async Task There_is_no_such_import()
    {
        await using var database = await fixture.NewDatabaseAsync();

        (await AcceptAsync(database, 999)).ShouldBe(AcceptOutcome.Unknown);
    }

    private async Task<TestDatabase> StartAsync()
    {
        var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        return database;
    }

    private static async Task<long> HoldAsync(Uploading uploading)
    {
        var upload = await uploading.ConfirmedAsync(text, "Alpha");
        (await uploading.Run.RunAsync(upload, Cancelled)).ShouldBe(WorkOutcome.Held);
        return upload.ImportId;
    }

    private static async Task<AcceptOutcome> AcceptAsync(
        TestDatabase database, long importId, Actor? actor = null, AcceptedImports? accepted = null) =>
        await new AcceptChanges(database.Database, accepted ?? new AcceptedImports())
            .RunAsync(importId, actor ?? await database.ActAsync(Cancelled), Cancelled);

    private static Task<CancelOutcome> DropAsync(TestDatabase database, long importId, Actor actor) =>
        database.Installation.Operation<CancelImport>().RunAsync(importId, actor, Cancelled);

    private static Task<IReadOnlyList<FinishImports.Finished>> DropHeldAsync(TestDatabase database, DateTimeOffset now) =>
        database.Installation.Operation<DropHeldImports>(new StoppedClock(now)).RunAsync(Cancelled);
}
