using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>What is well-formed is read as it stands, wherever the stream, the buffer or the reader's caller stops.</summary>
public class RecordReading
{
    [Fact]
    public async Task Wanted_cells_are_trimmed_text_and_absent_ones_blank()
    {
        var cells = (await ReadAsync(File(Lines(Header, Row("\"  Anne \"", city: "\u00A0Paris "))))).Single().Cells!;

        cells[WantedColumn.GivenName].ShouldBe("Anne");
        cells[WantedColumn.City].ShouldBe("Paris");
        cells[WantedColumn.FeetInches].ShouldBe("5' 5\"");
        cells[WantedColumn.StateFull].ShouldBe("");
    }

    [Fact]
    public async Task A_byte_order_mark_is_one_at_the_beginning_alone()
    {
        var cells = (await ReadAsync(File("\uFEFF" + Lines(Header, "\uFEFF" + Row("Anne"))))).Single().Cells!;

        cells[WantedColumn.Gender].ShouldBe("\uFEFFfemale");
    }

    [Fact]
    public async Task Each_record_has_cells_of_its_own()
    {
        var records = await ReadAsync(File(Lines(Header, Row("Anne"), Row("Bea"))));

        records[0].Cells.ShouldNotBeSameAs(records[1].Cells);
        records[0].Cells![WantedColumn.GivenName].ShouldBe("Anne");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Every_line_end_ends_records_and_counts_as_one_line(string end)
    {
        var text = string.Join(end, Header, Row("Anne"), "", Row("Bea", city: "\"a" + end + end + "b\""), "   ", "", Row("Cléo"));

        (await OutlineAsync(File(text))).ShouldBe(["2 Anne", "4 Bea", "9 Cléo"]);
        (await OutlineAsync(File(text + end))).ShouldBe(["2 Anne", "4 Bea", "9 Cléo"]);
        (await OutlineAsync(File(end + end + text))).ShouldBe(["4 Anne", "6 Bea", "11 Cléo"]);
    }

    [Fact]
    public async Task A_header_over_two_lines_counts_as_two()
    {
        var file = File(Lines(Header + ",\"a\nnote\"", Row("Anne") + ",x"));

        (await OutlineAsync(file)).ShouldBe(["3 Anne"]);
    }

    [Fact]
    public async Task Delimiters_quotes_and_line_ends_inside_quotes_are_text()
    {
        var cells = (await ReadAsync(File(Lines(Header, Row("Anne", city: "\"\"\"a\"\", b;\r\nc\"\"\""))))).Single().Cells!;

        cells[WantedColumn.City].ShouldBe("\"a\", b;\r\nc\"");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task Where_the_stream_cuts_makes_no_difference(int bytesMax)
    {
        var options = new ReadingOptions { RecordBytesMax = 700, FieldBytesMax = 300, SampleBytes = 1024 };
        var rows = Enumerable.Range(0, 60).Select(index => (index % 6) switch
        {
            0 => Row($"n{index}", city: "\"a\r\nb\"\"é\""),
            1 => Row($"\"n{index}"),
            2 => "ragged,\"row\"",
            3 => "",
            4 => Row($"n{index}", city: new string('a', 30 * index)),
            _ => Row($"n{index}"),
        });
        var bytes = Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows]));

        var whole = await OutlineAsync(File(bytes), options);
        var choppy = await OutlineAsync(new PartnerFile("a.csv", () => new ChoppyStream(bytes, bytesMax)), options);

        choppy.ShouldBe(whole);
        whole.ShouldContain("2 n0");
        whole.ShouldContain("4 BrokenQuote");
        whole.ShouldContain(line => line.EndsWith("RecordTooLong"));
        whole[^1].ShouldEndWith(" n59");
    }

    /// <summary>Every alignment of records and of the two bytes of CR LF with the buffer's end.</summary>
    [Fact]
    public async Task Where_the_buffer_ends_makes_no_difference()
    {
        var options = new ReadingOptions { RecordBytesMax = 1_000, FieldBytesMax = 1_000, SampleBytes = 1024 };
        for (var shift = 0; shift < 300; shift++)
        {
            var first = Row("n0", city: new string('a', shift));
            var others = Enumerable.Range(1, 39).Select(index => Row($"n{index}", city: "\"a\r\n\"\"b\""));

            var outline = await OutlineAsync(File(string.Join("\r\n", [Header, first, .. others])), options);

            outline.ShouldBe(Enumerable.Range(0, 40).Select(index => $"{Math.Max(2, (2 * index) + 1)} n{index}"), $"shift {shift}");
        }
    }

    [Fact]
    public async Task A_file_that_changed_between_the_passes_is_told()
    {
        var first = Encoding.UTF8.GetBytes(Lines(Header, Row("Anne")));
        var second = Encoding.UTF8.GetBytes(Lines(Header, Row("Anna")));
        var reader = new PartnerFileReader(File(second), await AcceptAsync(File(first)), new ReadingOptions());

        Should.Throw<InvalidOperationException>(() => reader.IsSameFile);
        await foreach (var record in reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            record.IsReadable.ShouldBeTrue();
        }

        reader.IsSameFile.ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelling_stops_between_records()
    {
        var file = File(Lines(Header, Row("Anne"), Row("Bea")));
        var reader = new PartnerFileReader(file, await AcceptAsync(file), new ReadingOptions());
        using var cancellation = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var record in reader.ReadAllAsync(cancellation.Token))
            {
                record.LineNumber.ShouldBe(2);
                await cancellation.CancelAsync();
            }
        });
    }

    [Fact]
    public void Every_reason_has_a_code_in_snake_case() =>
        Enum.GetValues<UnreadableReason>().Select(reason => reason.Code()).ShouldBe(
            ["too_few_fields", "too_many_fields", "broken_quote", "field_too_long", "record_too_long", "invalid_encoding"]);
}
