using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>How far a header is looked for, and what exactly tells names from data.</summary>
public sealed class HeaderBounds
{
    [Fact]
    public async Task A_header_is_looked_for_in_the_first_twenty_records_alone()
    {
        static PartnerFile Below(int count) =>
            File(Lines([.. Enumerable.Repeat("Note" + new string(',', 22), count), Header, Row("Zoé"), Row("Bea")]));

        (await AcceptAsync(Below(19))).HeaderLine.ShouldBe(20);
        (await DoubtAsync(Below(20))).ShouldBe(new FileDoubt.UnknownHeader(0));
    }

    // Three cells that begin with a digit or hold an @ make a row of data, above which there would be no rows.
    [Theory]
    [InlineData("0,9,x", true)]
    [InlineData("0,9,a@b", false)]
    [InlineData("0,9,5,7", false)]
    public async Task Below_a_row_of_data_there_is_no_header(string data, bool isFound)
    {
        var row = data + string.Concat(Enumerable.Repeat(",x", 23 - data.Split(',').Length));
        var file = File(Lines(row, Header, Row("Zoé"), Row("Bea")));

        if (isFound)
        {
            (await AcceptAsync(file)).HeaderLine.ShouldBe(2);
            return;
        }

        (await DoubtAsync(file)).ShouldBe(new FileDoubt.UnknownHeader(23));
    }

    [Fact]
    public async Task Figures_in_fewer_fields_than_a_row_has_are_a_preamble() =>
        (await AcceptAsync(File(Lines("Export,2022-11-30,1,2", Header, Row("Zoé"))))).HeaderLine.ShouldBe(2);

    [Fact]
    public async Task A_header_with_a_byte_that_is_no_character_is_asked()
    {
        var bytes = Encoding.UTF8.GetBytes(Lines(Header.Replace("Title", "Tit#e"), Row("Zoé"), Row("Bea")));
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xA0;

        (await DoubtAsync(File(bytes))).ShouldBe(new FileDoubt.UnknownHeader(22));
    }

    [Theory]
    [InlineData("0,9,x", "missing_columns")]
    [InlineData("0,9,a@b", "header_unknown")]
    public async Task A_row_of_data_is_no_header_even_if_somebody_says_so(string data, string code)
    {
        var row = data + string.Concat(Enumerable.Repeat(",x", 20));

        (await DoubtAsync(File(Lines(row, Row("Zoé"))), choice: new FormatChoice(HasHeader: true))).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_header_that_stands_beyond_the_first_bytes_is_not_known()
    {
        var file = File(new string('\n', 2_000) + Lines(Header, Row("Zoé")));

        var options = new ReadingOptions { SampleBytes = 1024 };

        (await DetectAsync(file, options: options, choice: new FormatChoice(HasHeader: true)))
            .ShouldBeOfType<FormatDetection.Refused>().Refusal.Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task A_header_that_somebody_vouches_for_is_read_with_its_quotes()
    {
        var said = Header.Split(',').Select((name, index) => (Column: Enum.Parse<WantedColumn>(name), index))
            .ToDictionary(pair => pair.Column, ColumnPlace (pair) => new ColumnPlace.At(pair.index + 1));
        var names = string.Concat(Enumerable.Range(1, 23).Select(number => $",N{number}"));

        var detected = await AcceptAsync(
            File(Lines("\"Note, more\"" + names, "x," + Row("Zoé"))), choice: new FormatChoice(HasHeader: true, Columns: said));

        (detected.Columns[0], detected.FieldCount, detected.HeaderLine).ShouldBe(("Note, more", 24, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n")]
    [InlineData("\r\n  \r\n")]
    public async Task The_names_of_a_damaged_header_are_the_cells_of_its_first_line(string before)
    {
        var names = StandardHeader.Split(',');
        (names[1], names[2]) = ("Gen\"der", "");

        var detected = await AcceptAsync(
            File(before + Lines(string.Join(',', names), StandardRow("Zoé"))), choice: new FormatChoice(HasHeader: true));

        detected.Columns.ShouldBe(names);
    }

    // A line of ten words or more, of which at most two could be data, names columns in words that nobody knows.
    [Theory]
    [InlineData(9, 0, false)]
    [InlineData(10, 0, true)]
    [InlineData(10, 2, true)]
    [InlineData(10, 3, false)]
    public async Task Ten_labels_are_a_header(int cells, int data, bool isHeader)
    {
        var labels = string.Join(',', Enumerable.Range(0, cells).Select(number => number < data ? "1" : "Feld"));
        var file = File(Lines([labels, .. Enumerable.Repeat(StandardRow("Zoé"), 12)]));

        (await DetectAsync(file) is FormatDetection.Doubtful).ShouldBe(isHeader);
    }

    [Fact]
    public async Task A_title_that_is_filled_up_with_blank_cells_is_no_header() =>
        (await AcceptAsync(File(Lines(["Clients" + new string(',', 42), .. Enumerable.Repeat(StandardRow("Zoé"), 12)]))))
            .HasHeader.ShouldBeFalse();

    [Fact]
    public async Task Spaces_at_the_end_of_a_file_without_a_header_are_no_row() =>
        (await OutlineAsync(File(Lines(StandardRow("Anne"), StandardRow("Bea")) + "   "))).ShouldBe(["1 Anne", "2 Bea"]);
}
