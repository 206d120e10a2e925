using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>What waits is its sender's alone, for a while, and in bounds.</summary>
public sealed class WaitingUploadTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private static readonly string text = new PartnerFileBuilder().People(1, 5).Text;

    [Fact]
    public async Task Another_person_can_not_see_correct_confirm_or_remove_it()
    {
        using var uploading = new Uploading(own.Database);
        var upload = await uploading.AcceptAsync(text, Uploading.Anne);

        (await uploading.ListAsync(Uploading.Bruno)).ShouldBeEmpty();
        (await uploading.CorrectAsync(upload, new FormatChoice(), Uploading.Bruno)).ShouldBeOfType<UploadOutcome.Gone>();
        (await uploading.ConfirmAsync(upload, Uploading.Bruno)).ShouldBeNull();
        uploading.Remove(upload, Uploading.Bruno).ShouldBeNull();

        (await uploading.ListAsync(Uploading.Anne)).ShouldHaveSingleItem().Upload.ShouldBe(upload);
    }

    [Fact]
    public async Task Ids_can_not_be_guessed()
    {
        using var uploading = new Uploading(own.Database);
        var ids = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add((await uploading.AcceptAsync(text)).Id);
        }

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Length == 22);
    }

    [Fact]
    public async Task After_an_hour_it_is_gone_and_so_are_its_bytes()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        using var uploading = new Uploading(own.Database, clock: clock);
        var upload = await uploading.AcceptAsync(text);
        upload.ExpiresAt.ShouldBe(clock.Now.AddHours(1));

        clock.Now = upload.ExpiresAt.AddSeconds(-1);
        (await uploading.ListAsync()).ShouldHaveSingleItem();
        uploading.Pending.Forget().ShouldBe(0);

        clock.Now = upload.ExpiresAt;
        (await uploading.ListAsync()).ShouldBeEmpty();
        (await uploading.ConfirmAsync(upload)).ShouldBeNull();
        uploading.Pending.Forget().ShouldBe(1);
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_has_so_many_files_and_others_have_theirs()
    {
        using var uploading = new Uploading(own.Database, new UploadOptions { FilesPerPersonMax = 2, FilesMax = 3 });
        var first = await uploading.AcceptAsync(text);
        await uploading.AcceptAsync(text);

        (await uploading.ReceiveAsync(text)).ShouldBeOfType<UploadOutcome.TooMuchWaits>().Code.ShouldBe("too_much_waits");
        await uploading.AcceptAsync(text, Uploading.Bruno);
        (await uploading.ReceiveAsync(text, account: Uploading.Bruno)).ShouldBeOfType<UploadOutcome.TooMuchWaits>();

        uploading.Remove(first);
        await uploading.AcceptAsync(text);
        SpooledFiles.In(uploading.Folder).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_person_has_so_many_bytes()
    {
        using var uploading = new Uploading(own.Database, new UploadOptions { BytesPerPersonMax = (text.Length * 2) - 1 });
        await uploading.AcceptAsync(text);

        (await uploading.ReceiveAsync(text)).ShouldBeOfType<UploadOutcome.TooMuchWaits>();
        SpooledFiles.In(uploading.Folder).ShouldHaveSingleItem();
        await uploading.AcceptAsync(text, Uploading.Bruno);
    }

    [Fact]
    public async Task All_together_have_so_many_bytes()
    {
        using var uploading = new Uploading(own.Database, new UploadOptions { BytesMax = (text.Length * 2) - 1 });
        await uploading.AcceptAsync(text);

        (await uploading.ReceiveAsync(text, account: Uploading.Bruno)).ShouldBeOfType<UploadOutcome.TooMuchWaits>();
    }

    [Fact]
    public async Task A_confirmed_one_takes_its_place_until_it_is_staged()
    {
        using var uploading = new Uploading(own.Database, new UploadOptions { FilesPerPersonMax = 1 });
        var confirmed = await uploading.ConfirmedAsync(new PartnerFileBuilder().Person(41).Text);

        (await uploading.ReceiveAsync(text)).ShouldBeOfType<UploadOutcome.TooMuchWaits>();
        await uploading.Run.RunAsync(confirmed, TestContext.Current.CancellationToken);
        await uploading.AcceptAsync(text);
    }

    [Fact]
    public async Task A_name_that_the_database_would_not_take_is_refused()
    {
        using var uploading = new Uploading(own.Database);
        (await uploading.ReceiveAsync(text, new string('a', 255))).ShouldBeOfType<UploadOutcome.Waits>();
        (await uploading.ReceiveAsync(text, new string('a', 256))).ShouldBeOfType<UploadOutcome.NameTooLong>().CharsMax.ShouldBe(255);
    }

    [Fact]
    public async Task The_first_rows_are_shown_without_a_card_and_without_what_nobody_wants()
    {
        using var uploading = new Uploading(own.Database);
        await uploading.AcceptAsync(new PartnerFileBuilder().Line("broken").People(1, 9).Text);

        var preview = (await uploading.ListAsync()).ShouldHaveSingleItem().ShouldBeOfType<UploadPreview.Readable>();

        var columns = preview.First.Columns.Select(column => column.Name).ToList();
        preview.First.Rows.Count.ShouldBe(3);
        preview.First.Rows.Select(row => row[columns.IndexOf("Birthday")]).ShouldBe(["5/14/1980", "5/15/1980", "5/16/1980"]);
        preview.First.BirthDate.ShouldBe(("5/14/1980", new DateOnly(1980, 5, 14)));
        columns.ShouldNotContain("CCNumber");
        preview.IgnoredColumns.ShouldBe(43 - Enum.GetValues<WantedColumn>().Length);
        var shown = string.Join(' ', preview.First.Rows.SelectMany(row => row));
        shown.ShouldNotContain("SECRET");
        shown.ShouldNotContain(PartnerFileBuilder.CardOf(1));
        shown.ShouldNotContain("Visa");
    }
}
