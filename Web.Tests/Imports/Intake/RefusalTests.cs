using System.Text;
using Kotline.Bench;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Intake;

/// <summary>A file that can't be taken in leaves no trace: not in any table, not even its partner's name.</summary>
public sealed class RefusalTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private readonly TestDatabase database = own.Database;

    public static TheoryData<string, string, byte[]> Refused => new()
    {
        { "empty_file", "a.csv", [] },
        { "header_only", "a.csv", Encoding.UTF8.GetBytes(PartnerFileGenerator.Header + "\n") },
        { "image", "a.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13] },
        { "spreadsheet", "a.xlsx", "PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml"u8.ToArray() },
        { "utf_ebcdic", "a.csv", [0xDD, 0x73, 0x66, 0x73, 0xC1, 0xC2, 0xC3] },
        { "missing_columns", "a.csv", "GivenName,Surname,Birthday\nAnne,Essai,8/30/1980\n"u8.ToArray() },
        { "header_unknown", "a.csv", "1;2;3\n4;5;6\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_cant_be_taken_in_is_refused_by_name_and_nothing_is_written(string code, string name, byte[] bytes)
    {
        var before = await TableContents.OfAsync(database);

        var outcome = await database.TakeInAsync(PartnerText.File(bytes, name), "Refused", PartnerFileBuilder.ImportDate);

        outcome.ShouldBeOfType<ImportOutcome.FileRefused>().Refusal.Code.ShouldBe(code);
        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task Missing_columns_are_all_named_once()
    {
        var outcome = await database.TakeInAsync(
            PartnerText.File("GivenName,Surname,Birthday,Note,Note\nAnne,Essai,8/30/1980,a,b\n"), "Refused", PartnerFileBuilder.ImportDate);

        var columns = outcome.ShouldBeOfType<ImportOutcome.FileRefused>().Refusal.Columns;
        columns.ShouldBeUnique();
        var expected = Enum.GetValues<WantedColumn>().Except([WantedColumn.GivenName, WantedColumn.Surname, WantedColumn.Birthday, WantedColumn.StateFull]);
        columns.ShouldBe(expected.Select(column => column.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_over_the_size_limit_is_refused_and_nothing_is_written()
    {
        var before = await TableContents.OfAsync(database);
        var file = new PartnerFileBuilder().People(1, 20);
        var size = Encoding.UTF8.GetByteCount(file.Text);

        var outcome = await database.TakeInAsync(
            file.File(), "Refused", PartnerFileBuilder.ImportDate, options: new ReadingOptions { FileBytesMax = size - 1 });

        var refusal = outcome.ShouldBeOfType<ImportOutcome.FileRefused>().Refusal;
        (refusal.Code, refusal.BytesMax).ShouldBe(("too_large", size - 1));
        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task An_import_date_after_today_in_paris_is_refused_and_today_there_is_not()
    {
        // 23:30 in UTC is half past midnight in Paris: the next day has begun there.
        var clock = new StoppedClock(new DateTimeOffset(2026, 1, 31, 23, 30, 0, TimeSpan.Zero));
        var before = await TableContents.OfAsync(database);

        var tomorrow = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1).File(), "Refused", new DateOnly(2026, 2, 2), clock);

        tomorrow.ShouldBeOfType<ImportOutcome.DateInFuture>().Today.ShouldBe(new DateOnly(2026, 2, 1));
        (await TableContents.OfAsync(database)).ShouldBe(before);

        var today = await database.TakeInAsync(new PartnerFileBuilder().Person(1).File(), "Accepted", importDate: null, clock);
        today.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.ImportDate.ShouldBe(new DateOnly(2026, 2, 1));
    }

    [Fact]
    public async Task A_file_that_changes_between_its_two_readings_is_dropped_and_can_be_sent_again()
    {
        var texts = new Queue<string>([new PartnerFileBuilder().Person(70).Text, new PartnerFileBuilder().Person(71).Text]);
        var changing = new PartnerFile("a.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(texts.Count > 1 ? texts.Dequeue() : texts.Peek())));

        var outcome = await database.TakeInAsync(changing, "Changing", PartnerFileBuilder.ImportDate);

        outcome.ShouldBeOfType<ImportOutcome.FileChanged>();
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients WHERE surname IN ('Surname70', 'Surname71')")).ShouldBe(0);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
        (await database.TakeInAsync(new PartnerFileBuilder().Person(70), "Changing")).InShort().ShouldBe("1 read: 1 created");
    }

    [Fact]
    public async Task A_file_that_cant_be_read_to_its_end_is_dropped_and_can_be_sent_again()
    {
        var openings = 0;
        var file = new PartnerFileBuilder().Person(80);
        var failing = new PartnerFile("a.csv", () => ++openings <= 2 ? file.File().OpenRead() : throw new IOException("The disk is gone."));

        await Should.ThrowAsync<IOException>(() => database.TakeInAsync(failing, "Failing", PartnerFileBuilder.ImportDate));

        (await database.LinesAsync("SELECT i.state || ' ' || i.failure FROM imports.imports i JOIN imports.partners p ON p.id = i.partner_id WHERE p.name = 'Failing'"))
            .ShouldBe(["failed not_staged"]);
        (await database.FinishImportsAsync()).ShouldBeEmpty();
        (await database.TakeInAsync(file, "Failing")).InShort().ShouldBe("1 read: 1 created");
    }

    [Fact]
    public async Task An_imports_own_ticket_does_not_run_out_while_the_import_waits()
    {
        await database.TakeInAsync(new PartnerFileBuilder().Person(90), "Waiting");

        (await database.ScalarAsync<bool>("SELECT bool_and(expires_at > now() + interval '5 years') FROM accounts.tickets WHERE kind = 'job'")).ShouldBeTrue();
    }
}
