using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>
/// What a library for CSV does by itself with some text, and this reader must not: it skips comments, learns one kind of line end for the
/// whole file, narrows characters to bytes to look at many at once, and measures in characters.
/// </summary>
public class LibraryHabits
{
    private static readonly string[] lineEnds = ["\n", "\r", "\r\n"];

    [Theory]
    [InlineData("#")]
    [InlineData("\\")]
    [InlineData("//")]
    [InlineData("--")]
    public async Task A_line_that_looks_like_a_comment_is_a_row(string mark)
    {
        var file = File(Lines("Note," + Header, mark + "1," + Row("Anne"), mark + "," + Row("Bea"), mark, mark + "3," + Row("Cléo")));

        (await OutlineAsync(file)).ShouldBe(["2 Anne", "3 Bea", "4 TooFewFields", "5 Cléo"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Line_ends_of_all_kinds_in_one_file_end_records(int first)
    {
        var text = new StringBuilder(Header).Append(lineEnds[first]);
        for (var row = 0; row < 30; row++)
        {
            text.Append(Row($"n{row}", city: row % 7 == 0 ? "\"a\rb\"" : "Orléans")).Append(lineEnds[(first + row + (row / 3)) % 3]);
        }

        // A line end inside quotes is a line of the file.
        (await OutlineAsync(File(text.ToString()))).ShouldBe(Enumerable.Range(0, 30).Select(row => $"{row + 2 + ((row + 6) / 7)} n{row}"));
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_quoted_line_end_stays_as_it_is_beside_other_ones(string end)
    {
        foreach (var rowEnd in lineEnds)
        {
            var records = await ReadAsync(File(string.Join(rowEnd, Header, Row("Anne", city: $"\"a{end}b\"\"{end}{end}c\""), Row("Bea"))));

            records.Select(record => record.Cells![WantedColumn.City]).ShouldBe([$"a{end}b\"{end}{end}c", "Orléans"]);
        }
    }

    /// <summary>Characters whose lower or higher byte is a comma, a quote or a line end, and some with the highest bit.</summary>
    [Theory]
    [InlineData("\u012C\u0122\u010A\u010D")]
    [InlineData("\u2C2C\u2222\u0A0A\u0D0D")]
    [InlineData("\uFF0C\uFF02\uFF1B")]
    [InlineData("\u8000\u822C\uFF22\u9F0A")]
    [InlineData("\U0001F60A\U00022C2C\U0002222C")]
    public async Task A_character_that_holds_the_byte_of_a_delimiter_is_text(string characters)
    {
        var cities = Enumerable.Range(0, 40).Select(shift => new string('x', shift) + characters + "y").ToList();

        var records = await ReadAsync(File(Lines([Header, .. cities.Select(city => Row("Anne", city: city))])));

        records.Select(record => record.Cells?[WantedColumn.City]).ShouldBe(cities);
    }

    [Theory]
    [InlineData("é")]
    [InlineData("a")]
    [InlineData("\"\"")]
    [InlineData(",")]
    [InlineData("\n")]
    public async Task A_quoted_field_is_as_long_as_its_bytes_with_their_quotes(string piece)
    {
        const int bound = 302;
        var options = new ReadingOptions { FieldBytesMax = bound, RecordLinesMax = 1_000 };
        var fits = "\"" + string.Concat(Enumerable.Repeat(piece, 300 / Encoding.UTF8.GetByteCount(piece))) + "\"";
        Encoding.UTF8.GetByteCount(fits).ShouldBe(bound);
        var file = File(Lines(Header, Row("Anne", city: fits), Row("Bea", city: fits.Insert(1, "a")), Row("Cléo")));

        var outline = await OutlineAsync(file, options);

        outline[0].ShouldBe("2 Anne");
        outline[1].ShouldEndWith(" FieldTooLong");
        outline[^1].ShouldEndWith(" Cléo");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_record_at_the_bound_is_read_and_one_over_it_is_too_long(string end)
    {
        var options = new ReadingOptions { RecordBytesMax = 600, FieldBytesMax = 600 };
        var shorter = Encoding.UTF8.GetByteCount(Row("Anne", city: ""));
        var fits = Row("Anne", city: new string('a', 600 - shorter));
        var exceeds = Row("Anne", city: new string('a', 601 - shorter));

        var outline = await OutlineAsync(File(string.Join(end, Header, fits, exceeds, fits)), options);

        outline.ShouldBe(["2 Anne", "3 RecordTooLong", "4 Anne"]);
    }

    /// <summary>The last thing that is seen of a field may be its opening quote.</summary>
    [Theory]
    [InlineData("a,\"")]
    [InlineData("a,\"\"\"")]
    [InlineData("\"")]
    [InlineData("a,\"b")]
    [InlineData("a,b\"")]
    public async Task A_file_that_ends_in_a_broken_quote_ends_with_a_broken_record(string last)
    {
        (await OutlineAsync(File(Lines(Header, Row("Anne")) + last))).ShouldBe(["2 Anne", "3 BrokenQuote"]);
        (await OutlineAsync(File(Lines(Header, Row("Anne")) + last + "\n\n"))).ShouldBe(["2 Anne", "3 BrokenQuote"]);
    }
}
