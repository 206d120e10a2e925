using System.Text;
using Kotline.Infrastructure.Csv;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>What can't be read is reported by its line and reason, and costs no more than that.</summary>
public class BrokenRecords
{
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

    [Fact]
    public async Task A_record_at_the_bound_is_read_and_one_over_it_is_too_long()
    {
        var fits = Row("Anne", city: new string('a', 300));
        var exceeds = Row("Bea", city: new string('a', 302));
        var options = new ReadingOptions { RecordBytesMax = Encoding.UTF8.GetByteCount(fits) };
        Encoding.UTF8.GetByteCount(exceeds).ShouldBe(options.RecordBytesMax + 1);

        (await OutlineAsync(File(Lines(Header, fits, exceeds, Row("Cléo"))), options)).ShouldBe(["2 Anne", "3 RecordTooLong", "4 Cléo"]);
    }

    [Fact]
    public async Task A_record_of_several_lines_at_the_bound_is_read_and_one_over_it_has_a_broken_quote()
    {
        var fits = Row("Anne", city: "\"a\n" + new string('b', 300) + "\"");
        var exceeds = Row("Anna", city: "\"a\n" + new string('b', 301) + "\"");
        var options = new ReadingOptions { RecordBytesMax = Encoding.UTF8.GetByteCount(fits) };

        var outline = await OutlineAsync(File(Lines(Header, fits, exceeds, Row("Cléo"))), options);

        outline[..2].ShouldBe(["2 Anne", "4 BrokenQuote"]);
        outline[^1].ShouldBe("6 Cléo");
    }

    /// <summary>A power of two, because a pool gives just that much when it is asked for it.</summary>
    [Fact]
    public async Task A_record_at_a_bound_of_a_power_of_two_is_read()
    {
        var row = Row("Anne", city: new string('a', 1024 - Encoding.UTF8.GetByteCount(Row("Anne", city: ""))));
        var options = new ReadingOptions { RecordBytesMax = 1024, FieldBytesMax = 1024 };

        (await OutlineAsync(File(Lines(Header, row, Row("Cléo"))), options)).ShouldBe(["2 Anne", "3 Cléo"]);
    }

    [Fact]
    public async Task What_follows_a_blank_field_is_not_taken_for_one_long_field()
    {
        var options = new ReadingOptions { FieldBytesMax = 40 };

        (await OutlineAsync(File(Lines(Header, Row("Anne", city: ""), Row("Bea", city: new string('a', 41)))), options))
            .ShouldBe(["2 Anne", "3 FieldTooLong"]);
    }

    /// <summary>Every alignment of the end of such a line with the buffer's end.</summary>
    [Fact]
    public async Task The_rows_below_a_line_over_the_bound_are_read_wherever_the_buffer_ends()
    {
        var options = new ReadingOptions { RecordBytesMax = 1_000, FieldBytesMax = 1_000, SampleBytes = 1024 };
        for (var length = 1_650; length < 1_950; length++)
        {
            var outline = await OutlineAsync(File(Lines(Header, new string('a', length), Row("Anne"), Row("Bea"))), options);

            outline.ShouldBe(["2 RecordTooLong", "3 Anne", "4 Bea"], $"length {length}");
        }
    }

    /// <summary>Every alignment of such a line's beginning with the buffer's end.</summary>
    [Fact]
    public async Task A_line_over_the_bound_with_a_broken_quote_is_too_long_wherever_the_buffer_ends()
    {
        var options = new ReadingOptions { RecordBytesMax = 1_000, FieldBytesMax = 1_000, SampleBytes = 1024 };
        for (var shift = 500; shift < 800; shift++)
        {
            var before = Row("Anne", city: new string('a', shift));

            var outline = await OutlineAsync(File(Lines(Header, before, "5' 5\"" + new string('a', 1_500), Row("Bea"))), options);

            outline.ShouldBe(["2 Anne", "3 RecordTooLong", "4 Bea"], $"shift {shift}");
        }
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
    public async Task Half_a_surrogate_pair_as_the_first_character_makes_a_record_unreadable()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Lines(Header, "#" + Row("Anne"), Row("Bea")))];
        utf16[Array.IndexOf(utf16, (byte)'#') + 1] = 0xD8;

        (await OutlineAsync(File(utf16))).ShouldBe(["2 InvalidEncoding", "3 Bea"]);
    }

    [Fact]
    public async Task A_nul_character_beyond_the_first_bytes_makes_its_record_unreadable()
    {
        var rows = Enumerable.Range(0, 100).Select(index => Row($"n{index}"));

        var outline = await OutlineAsync(File(Lines([Header, .. rows, Row("a\0b"), Row("Bea")])));

        outline[^3..].ShouldBe(["101 n99", "102 InvalidEncoding", "103 Bea"]);
    }

    private static string PlainRow(string givenName) => Row(givenName).Replace("\"5' 5\"\"\"", "65");
}
