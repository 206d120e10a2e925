using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

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

    [Fact]
    public async Task Ragged_records_are_unreadable_and_the_others_are_read()
    {
        var records = await ReadAsync(File(Lines(Header, "a,b", Row("Anne"), Row("Bea") + ",,", "x", Row("Cléo"))));

        records.Select(Outline).ShouldBe(["2 TooFewFields", "3 Anne", "4 TooManyFields", "5 TooFewFields", "6 Cléo"]);
        records.Select(record => record.FieldCount).ShouldBe([2, 23, 25, 1, 23]);
    }

    [Theory]
    [InlineData("5' 5\"")]
    [InlineData("\"a\" ")]
    [InlineData("\"a\"b")]
    [InlineData(" \"a\"")]
    [InlineData("a\"\"b")]
    [InlineData("\"a\"\"")]
    [InlineData("\"")]
    public async Task A_quote_where_rfc_4180_has_none_breaks_its_record_alone(string city)
    {
        var records = await ReadAsync(File(Lines(Header, Row("Anne"), Row("Bea", city: city), Row("Cléo"), Row("Dora"))));

        records.Select(Outline).ShouldBe(["2 Anne", "3 BrokenQuote", "4 Cléo", "5 Dora"]);
        records[1].FieldCount.ShouldBeNull();
    }

    [Fact]
    public async Task A_quote_closed_by_chance_in_the_next_line_breaks_its_own_line_only()
    {
        var broken = Row("\"Anne");
        var quoted = Row("\"Bea\"");

        (await OutlineAsync(File(Lines(Header, broken, quoted, Row("Cléo"))))).ShouldBe(["2 BrokenQuote", "3 Bea", "4 Cléo"]);
    }

    [Fact]
    public async Task A_well_formed_record_of_several_lines_with_the_wrong_count_loses_its_first_line_only()
    {
        var records = await ReadAsync(File(Lines(Header, "a,\"b", "c\",d", Row("Anne"))));

        records.Select(Outline).ShouldBe(["2 TooFewFields", "3 BrokenQuote", "4 Anne"]);
        records[0].FieldCount.ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(298)]
    [InlineData(299)]
    public async Task An_unclosed_quote_costs_its_line_wherever_it_is(int broken)
    {
        var rows = Enumerable.Range(0, 300).Select(index => PlainRow(index == broken ? "\"x" : $"n{index}"));

        var outline = await OutlineAsync(File(Lines([Header, .. rows])));

        outline.ShouldBe(Enumerable.Range(0, 300).Select(index => index == broken ? $"{index + 2} BrokenQuote" : $"{index + 2} n{index}"));
    }

    [Fact]
    public async Task An_unclosed_quote_before_ten_megabytes_costs_its_line()
    {
        var text = new StringBuilder(Lines(Header, PlainRow("Anne"), PlainRow("\"Bea")));
        var rows = 0;
        while (text.Length < 10_000_000)
        {
            text.Append(PlainRow($"n{rows++}")).Append('\n');
        }

        var outline = await OutlineAsync(File(text.ToString()));

        outline.Length.ShouldBe(rows + 2);
        outline[..3].ShouldBe(["2 Anne", "3 BrokenQuote", "4 n0"]);
        outline[^1].ShouldBe($"{rows + 3} n{rows - 1}");
    }

    [Fact]
    public async Task A_file_of_nothing_but_broken_rows_is_read_to_its_end()
    {
        var outline = await OutlineAsync(File(Lines([Header, .. Enumerable.Repeat(Row("Anne", city: "5' 5\""), 3_000), Row("Bea")])));

        outline.Length.ShouldBe(3_001);
        outline[..^1].ShouldAllBe(line => line.EndsWith("BrokenQuote"));
        outline[^1].ShouldBe("3002 Bea");
    }

    [Fact]
    public async Task A_record_spans_as_many_lines_as_the_bound_allows()
    {
        var options = new ReadingOptions { RecordLinesMax = 4 };
        var fits = Row("Anne", city: "\"a\nb\nc\nd\"");
        var exceeds = Row("Bea", city: "\"a\nb\nc\nd\ne\"");

        var outline = await OutlineAsync(File(Lines(Header, fits, exceeds, Row("Cléo"))), options);

        outline[..3].ShouldBe(["2 Anne", "6 BrokenQuote", "7 TooFewFields"]);
        outline[^1].ShouldBe("11 Cléo");
    }

    [Fact]
    public async Task A_field_at_the_bound_is_read_and_one_over_it_is_too_long()
    {
        var options = new ReadingOptions { FieldBytesMax = 300 };
        var file = File(Lines(Header, Row("Anne", city: new string('a', 300)), Row("Bea", city: new string('a', 301)), Row("Cléo")));

        (await OutlineAsync(file, options)).ShouldBe(["2 Anne", "3 FieldTooLong", "4 Cléo"]);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    [InlineData(100_000)]
    public async Task A_line_over_the_bound_is_skipped_whole(int length)
    {
        var options = new ReadingOptions { RecordBytesMax = 600, FieldBytesMax = 300 };
        var text = Lines(Header, Row("Anne"), Row("Bea", city: new string('a', length)), "", Row("Cléo"));

        (await OutlineAsync(File(text), options)).ShouldBe(["2 Anne", "3 RecordTooLong", "5 Cléo"]);
        (await OutlineAsync(File(text.Replace("\n", "\r\n")), options)).ShouldBe(["2 Anne", "3 RecordTooLong", "5 Cléo"]);
        (await OutlineAsync(File(Lines(Header, Row("Anne")) + new string('a', length)), options)).ShouldBe(["2 Anne", "3 RecordTooLong"]);
    }

    [Fact]
    public async Task A_quoted_field_that_runs_past_the_record_bound_is_a_broken_quote()
    {
        var options = new ReadingOptions { RecordBytesMax = 600, FieldBytesMax = 600 };
        var city = "\"" + string.Concat(Enumerable.Repeat("abcdefghi\n", 60)) + "\"";
        var file = File(Lines(Header, Row("Anne", city: city), Row("Bea")));

        var outline = await OutlineAsync(file, options);

        outline[0].ShouldBe("2 BrokenQuote");
        outline[^1].ShouldBe("63 Bea");
    }

    [Fact]
    public async Task Bytes_that_the_marked_encoding_does_not_allow_make_a_record_unreadable()
    {
        var before = Encoding.UTF8.GetBytes(Lines(Header, Row("Anne")));
        var after = Encoding.UTF8.GetBytes(Lines(Row("Bea"), Row("C#"), Row("Dora")));
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. before, 0xFF, 0xFE, .. after];
        utf8[Array.IndexOf(utf8, (byte)'#')] = 0xE9;
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Lines(Header, Row("Anne"), Row("Be#"), Row("Cléo")))];
        utf16[Array.IndexOf(utf16, (byte)'#') + 1] = 0xD8;

        (await OutlineAsync(File(utf8))).ShouldBe(["2 Anne", "3 InvalidEncoding", "4 InvalidEncoding", "5 Dora"]);
        (await OutlineAsync(File(utf16))).ShouldBe(["2 Anne", "3 InvalidEncoding", "4 Cléo"]);
    }

    [Fact]
    public async Task A_nul_character_beyond_the_first_bytes_makes_its_record_unreadable()
    {
        var rows = Enumerable.Range(0, 100).Select(index => Row($"n{index}"));

        var outline = await OutlineAsync(File(Lines([Header, .. rows, Row("a\0b"), Row("Bea")])));

        outline[^3..].ShouldBe(["101 n99", "102 InvalidEncoding", "103 Bea"]);
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

    private static string PlainRow(string givenName) => Row(givenName).Replace("\"5' 5\"\"\"", "65");
}
