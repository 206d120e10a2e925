using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>What is confirmed in the browser is taken in as by the command line, and what was chosen is what is done.</summary>
public sealed class ConfirmingTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static PartnerFileBuilder Month => new PartnerFileBuilder()
        .People(1, 5)
        .Person(6, (WantedColumn.Birthday, "5/1/2012"))
        .Person(8, (WantedColumn.CCNumber, PartnerFileBuilder.CardOf(9)))
        .Person(9)
        .Line("broken");

    [Fact]
    public async Task A_confirmed_file_has_the_outcome_that_it_has_by_the_command_line()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await using var twin = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);

        var outcome = await uploading.Run.RunAsync(await uploading.ConfirmedAsync(Month.Text), Cancelled);

        outcome.ShouldBe(WorkOutcome.Applied);
        var receipt = await database.TakeInAsync(Month, Uploading.Partner);
        (receipt.Receipt, receipt.InShort()).ShouldBe(("repeat", (await twin.TakeInAsync(Month)).InShort()));
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_bytes_again_are_told_before_and_are_the_first_import_after()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var first = await database.TakeInAsync(Month, Uploading.Partner);

        var upload = await uploading.AcceptAsync(Month.Text);
        var known = (await uploading.ListAsync()).ShouldHaveSingleItem().SameBytes.ShouldNotBeNull();
        (known.ImportId, known.IsDone).ShouldBe((first.ImportId, true));

        (await uploading.ConfirmAsync(upload)).ShouldBe(new ConfirmUpload.Confirmed(first.ImportId, IsRepeat: true));
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.imports")).ShouldBe(1);
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_clicks_on_confirm_one_counts()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.AcceptAsync(Month.Text);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => uploading.ConfirmAsync(upload))));

        clicks.Count(confirmed => confirmed is null).ShouldBe(1);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.imports")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_file_confirmed_twice_at_the_same_moment_is_one_import()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        PendingUpload[] uploads = [await uploading.AcceptAsync(Month.Text), await uploading.AcceptAsync(Month.Text)];

        var confirmed = await Task.WhenAll(uploads.Select(upload => Task.Run(() => uploading.ConfirmAsync(upload))));

        confirmed.Select(one => one!.IsRepeat).Order().ShouldBe([false, true]);
        confirmed.Select(one => one!.ImportId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_lost_its_process_is_ended_and_the_same_bytes_are_received_anew()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        await using (var lost = await uploading.ConfirmedAsync(Month.Text))
        {
            // Let go without having been worked on, as by a process that dies.
        }

        var anew = await uploading.ConfirmedAsync(Month.Text);

        (await database.LinesAsync("SELECT concat_ws(' ', state, failure) FROM imports.imports ORDER BY id")).ShouldBe(["failed interrupted", "staging"]);
        (await uploading.Run.RunAsync(anew, Cancelled)).ShouldBe(WorkOutcome.Applied);
    }

    [Fact]
    public async Task A_file_that_can_not_be_received_waits_on_so_that_its_sender_can_try_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.AcceptAsync(Month.Text);
        await database.ExecuteAsync("ALTER TABLE imports.imports ADD CONSTRAINT nothing_today CHECK (false) NOT VALID");

        await Should.ThrowAsync<Npgsql.PostgresException>(() => uploading.ConfirmAsync(upload));

        await database.ExecuteAsync("ALTER TABLE imports.imports DROP CONSTRAINT nothing_today");
        (await uploading.ConfirmAsync(upload)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_corrected_is_how_the_file_is_read_and_what_is_remembered()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);

        // Every date fits both orders, and nothing is known of the partner: nobody guesses, and it can't be confirmed.
        var upload = await uploading.AcceptAsync(new PartnerFileBuilder().Person(1, (WantedColumn.Birthday, "3/4/1980")).Text);
        upload.Doubt.ShouldBeOfType<FileDoubt.Dates>().Undecided.ShouldBe(1);
        (await uploading.ConfirmAsync(upload)).ShouldBeNull();

        var corrected = await uploading.CorrectAsync(upload, new FormatChoice(DateOrder: DateOrder.DayMonthYear));
        await uploading.ConfirmAsync(corrected.ShouldBeOfType<UploadOutcome.Waits>().Upload);
        await uploading.Run.RunAsync(await uploading.NextAsync(), Cancelled);

        (await database.ScalarAsync<DateOnly>("SELECT birth_date FROM clients.clients")).ShouldBe(new DateOnly(1980, 4, 3));
        (await database.ScalarAsync<string>("SELECT date_order FROM imports.partners")).ShouldBe("day_month_year");
    }

    [Fact]
    public async Task A_correction_that_does_not_fit_is_refused_by_name_and_the_upload_stays_as_it_was()
    {
        await using var database = await fixture.NewDatabaseAsync();
        using var uploading = new Uploading(database);
        var upload = await uploading.AcceptAsync(Month.Text);

        (await uploading.CorrectAsync(upload, new FormatChoice(Delimiter: ';'))).Code.ShouldBe("header_unknown");
        (await uploading.CorrectAsync(upload, new FormatChoice(Delimiter: ';', HasHeader: true))).Code.ShouldBe("missing_columns");
        (await uploading.CorrectAsync(upload, new FormatChoice(DateOrder: DateOrder.YearMonthDay))).Code.ShouldBe("dates_dont_fit");

        (await uploading.ListAsync()).ShouldHaveSingleItem().Upload.ShouldBe(upload);
    }
}
