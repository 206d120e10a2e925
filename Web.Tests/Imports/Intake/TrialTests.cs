using System.Text;
using System.Text.Json;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Conventions;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Intake;

/// <summary>A trial says what an import would do, figure by figure, and leaves no trace.</summary>
public sealed class TrialTests(DatabaseFixture fixture)
{
    private static readonly DateOnly newYear = new(2026, 1, 1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("small-french-client.csv")]
    [InlineData("small-german-client.csv")]
    public async Task Of_a_real_file_it_says_what_the_import_then_does_on_an_empty_database_and_on_one_with_clients(string name)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await ShouldForetellAsync(database, Small(name), "Demo", newYear);

        // Two months later some have changed, and others have come of age.
        var changed = Changed(Small(name));
        await ShouldForetellAsync(database, changed, "Demo", newYear.AddMonths(2));
        await ShouldForetellAsync(database, changed, "Another", newYear);
    }

    [Fact]
    public async Task Of_every_kind_of_row_it_says_what_the_import_then_does()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 12).Person(13, (City, "")));
        var file = new PartnerFileBuilder()
            .People(1, 3)
            .Person(4, (City, "LYON"))
            .Person(5, (Vehicle, "2010 Nouvelle Marque"))
            .Person(13)
            .Person(20).Person(20, (TelephoneNumber, "01.88.88.88.88"))
            .Person(21, (Birthday, "5/1/2012"))
            .Person(22, (CCNumber, PartnerFileBuilder.CardOf(6)))
            .Person(23, (CCExpires, "1/2020"))
            .Line("broken");

        var trial = await ShouldForetellAsync(database, file.File(), "Alpha", PartnerFileBuilder.ImportDate);

        trial.Receipt.InShort().ShouldBe(
            "12 read: 3 created, 2 updated, 3 unchanged, 3 set aside, 1 unreadable (age 1, card 1, duplicate 1); 1 suspended");
        (trial.Changes.ActiveClients, trial.Changes.Suspended, trial.Changes.Changed["city"]).ShouldBe((12, 1, 1));
    }

    [Fact]
    public async Task It_says_whether_the_guard_would_hold_the_import_and_why()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));

        var trial = await TryAsync(database, GuardedFiles.Suspending(21).File());
        var outcome = await database.TakeInAsync(GuardedFiles.Suspending(21).File(), "Alpha", PartnerFileBuilder.ImportDate);

        trial.Changes.IsTooMuch.ShouldBeTrue();
        trial.Receipt.InShort().ShouldBe("21 read: 21 set aside (card 21); 21 suspended");
        var held = outcome.ShouldBeOfType<ImportOutcome.TooManyChanges>().Changes;
        JsonSerializer.Serialize(trial.Changes).ShouldBe(JsonSerializer.Serialize(held));
    }

    [Fact]
    public async Task No_row_of_any_table_is_there_afterwards_or_gone()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        var actor = await database.ActAsync(Cancelled);
        var before = await TableContents.OfAsync(database);

        await TryAsync(database, GuardedFiles.Moving(30).Person(40).Person(41, (City, "")).File(), "Unknown", actor);
        await TryAsync(database, GuardedFiles.Suspending(25).File(), "Alpha", actor);

        (await TableContents.OfAsync(database)).ShouldBe(before);
        (await database.FinishImportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_numbers_of_imports_go_on_as_if_nothing_had_been_tried()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var first = await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        (await TryAsync(database, new PartnerFileBuilder().Person(2).File())).Receipt.ImportId.ShouldBe(0);

        (await database.TakeInAsync(new PartnerFileBuilder().Person(2))).ImportId.ShouldBe(first.ImportId + 1);
    }

    [Fact]
    public async Task The_same_bytes_as_an_earlier_imports_are_judged_all_the_same_and_that_import_is_named()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var first = await database.TakeInAsync(new PartnerFileBuilder().People(1, 3));

        var trial = await TryAsync(database, new PartnerFileBuilder().People(1, 3).File());
        var elsewhere = await TryAsync(database, new PartnerFileBuilder().People(1, 3).File(), "Beta");

        (trial.Receipt.Receipt, trial.Receipt.InShort()).ShouldBe(("dry_run", "3 read: 3 unchanged"));
        trial.Earlier.ShouldNotBeNull().ImportId.ShouldBe(first.ImportId);
        elsewhere.Earlier.ShouldBeNull();
    }

    [Fact]
    public async Task Two_trials_and_an_import_at_once_disturb_nobody()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        var file = GuardedFiles.Moving(15).People(31, 90);

        var trials = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TryAsync(database, file.File(), "New"))));
        var importing = Task.Run(() => database.TakeInAsync(file, "New"));
        await Task.WhenAll(trials, importing);

        (await importing).InShort().ShouldBe("75 read: 60 created, 15 updated");
        (await trials).Select(trial => trial.Receipt.InShort())
            .ShouldAllBe(found => found == "75 read: 60 created, 15 updated" || found == "75 read: 75 unchanged");
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.imports")).ShouldBe(2);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.partners")).ShouldBe(2);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(90);
    }

    [Fact]
    public async Task An_import_of_the_same_new_partner_is_received_while_a_trial_waits_for_its_turn()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        Task<ImportTrial> trial;
        await using (await Blockade.OfTheTurnToApplyAsync(database))
        {
            var progress = new LastProgress();
            var file = new PartnerFileBuilder().People(1, 3);
            trial = Task.Run(() => TryAsync(database, file.File(), Uploading.Partner, progress: progress), Cancelled);
            await progress.UntilAsync(ImportPhase.Waiting);

            await using var upload = await uploading.ConfirmedAsync(file.Text);

            (await uploading.StateAsync(upload.ImportId)).ShouldBe("staging");
            trial.IsCompleted.ShouldBeFalse();
        }

        (await trial).Receipt.Created.ShouldBe(3);
    }

    [Fact]
    public async Task It_can_be_cancelled()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var actor = await database.ActAsync(Cancelled);
        var before = await TableContents.OfAsync(database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using (await Blockade.OfApplyingAsync(database))
        {
            var progress = new LastProgress();
            var file = new PartnerFileBuilder().People(1, 3).File();
            var trial = Task.Run(() => TryAsync(database, file, actor: actor, progress: progress, cancelled: stop.Token), Cancelled);
            await progress.UntilAsync(ImportPhase.Applying);
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(trial);
        }

        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task What_an_import_refuses_a_trial_refuses_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var image = new PartnerFile("a.csv", () => new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
        var texts = new Queue<PartnerFile>([new PartnerFileBuilder().Person(1).File(), new PartnerFileBuilder().Person(2).File()]);
        var changing = new PartnerFile("a.csv", () => (texts.Count > 1 ? texts.Dequeue() : texts.Peek()).OpenRead());

        (await OutcomeAsync(database, image)).ShouldBeOfType<TrialOutcome.FileRefused>().Refusal.Code.ShouldBe("image");
        (await OutcomeAsync(database, changing)).ShouldBeOfType<TrialOutcome.FileChanged>();
        (await OutcomeAsync(database, new PartnerFileBuilder().Person(1).File(), importDate: new DateOnly(2999, 1, 1)))
            .ShouldBeOfType<TrialOutcome.DateInFuture>();
    }

    [Fact]
    public async Task Only_who_may_import_may_try()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var people = new People(database.Database);

        var (administrator, manager) = (await people.SignedInAsync(Role.Administrator), await people.SignedInAsync(Role.Manager));
        var file = new PartnerFileBuilder().Person(1).File();

        await Should.ThrowAsync<UnitOfWorkRefusedException>(() => TryAsync(database, file, actor: administrator));
        (await TryAsync(database, file, actor: manager)).Receipt.Created.ShouldBe(1);
    }

    /// <summary>Tries a file, then takes it in: the figures are the same.</summary>
    private static async Task<ImportTrial> ShouldForetellAsync(TestDatabase database, PartnerFile file, string partner, DateOnly importDate)
    {
        var trial = (await OutcomeAsync(database, file, partner, importDate: importDate)).ShouldBeOfType<TrialOutcome.Tried>().Trial;
        var receipt = (await database.TakeInAsync(file, partner, importDate)).ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
        receipt.Receipt.ShouldBe("new");
        Figures(trial.Receipt).ShouldBe(Figures(receipt));
        return trial;
    }

    private static string Figures(ImportReceipt receipt) =>
        JsonSerializer.Serialize(receipt with { ImportId = 0, Receipt = "", Seconds = 0 });

    private static async Task<ImportTrial> TryAsync(
        TestDatabase database,
        PartnerFile file,
        string partner = "Alpha",
        Actor? actor = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken? cancelled = null) =>
        (await OutcomeAsync(database, file, partner, actor, progress: progress, cancelled: cancelled))
            .ShouldBeOfType<TrialOutcome.Tried>().Trial;

    private static Task<TrialOutcome> OutcomeAsync(
        TestDatabase database,
        PartnerFile file,
        string partner = "Alpha",
        Actor? actor = null,
        DateOnly? importDate = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken? cancelled = null) =>
        database.Installation.Operation<TryFile>().RunAsync(
            file,
            partner,
            importDate ?? PartnerFileBuilder.ImportDate,
            new FormatChoice(),
            token => actor is null ? database.ActAsync(token) : Task.FromResult(actor),
            progress,
            cancelled ?? Cancelled);

    private static PartnerFile Small(string name) =>
        new(name, () => File.OpenRead(Path.Combine(House.Root, "Web.Tests", "Data", name)));

    /// <summary>The same people, of whom every third has another e-mail address. Every byte is a character of Latin-1.</summary>
    private static PartnerFile Changed(PartnerFile file)
    {
        using var reader = new StreamReader(file.OpenRead(), Encoding.Latin1);
        var lines = reader.ReadToEnd().Split('\n');
        for (var line = 1; line < lines.Length; line += 3)
        {
            lines[line] = lines[line].Replace("@", "@new.", StringComparison.Ordinal);
        }

        var bytes = Encoding.Latin1.GetBytes(string.Join('\n', lines));
        return new PartnerFile(file.Name, () => new MemoryStream(bytes, writable: false));
    }
}
