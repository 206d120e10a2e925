using System.Text;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>What is counted over a file to decide its encoding, and where exactly the counts turn the decision.</summary>
public sealed class EncodingCounts
{
    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData(19, 1, false)]
    [InlineData(20, 1, true)]
    [InlineData(199, 1, true)]
    [InlineData(199, 2, false)]
    [InlineData(200, 2, true)]
    public async Task From_twenty_lines_on_one_in_a_hundred_may_be_odd_and_always_one(int lines, int odd, bool isWindows) =>
        (await EncodingOfAsync([.. Repeat("Zoé", lines - odd), .. Repeat("Zo€", odd)]))
            .ShouldBe(isWindows ? SourceEncoding.Windows1252 : null);

    // Two code pages have letters of French for these bytes; the more common one is believed from three lines on.
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Where_two_code_pages_explain_a_file_alike_two_lines_are_too_few(int lines, bool isWindows) =>
        (await EncodingOfAsync(Repeat("NOËL", lines))).ShouldBe(isWindows ? SourceEncoding.Windows1252 : null);

    [Fact]
    public async Task A_byte_that_windows_1252_leaves_undefined_makes_a_file_doubtful_wherever_it_stands()
    {
        var rows = Repeat("Zoé", 30);

        (await EncodingOfAsync([.. rows, Row("a © b", city: "Lyon")])).ShouldBe(SourceEncoding.Windows1252);
        var doubt = await DoubtAsync(File(Encoding.Latin1.GetBytes(Lines([Header, .. rows, Row("a \u0081 b", city: "Lyon")]))));
        doubt.ShouldBeOfType<FileDoubt.Encoding>().Candidates
            .Single(candidate => candidate.Encoding == SourceEncoding.Windows1252).LinesUnexplained.ShouldBe(1);
    }

    [Fact]
    public async Task Of_encodings_that_explain_as_much_the_one_with_more_usual_letters_is_likelier()
    {
        // Windows-1252's € is Ä in Mac Roman, Ç in the code pages of DOS, and nothing in Latin-9.
        var doubt = (await DoubtAsync(File(windows.GetBytes(Lines([Header, .. Repeat("5 €", 3)]))))).ShouldBeOfType<FileDoubt.Encoding>();

        doubt.Candidates.ShouldBe(
        [
            new(SourceEncoding.MacRoman, 0), new(SourceEncoding.Ibm850, 0), new(SourceEncoding.Ibm858, 0), new(SourceEncoding.Ibm437, 0),
            new(SourceEncoding.Windows1252, 0), new(SourceEncoding.Utf8, 3), new(SourceEncoding.Latin9, 3),
        ]);
    }

    [Fact]
    public async Task The_first_and_the_last_control_character_of_latin_9_are_in_no_text()
    {
        var bytes = Encoding.Latin1.GetBytes(Lines(Header, Row("a \u0080 b", city: "Lyon"), Row("a \u009F b", city: "Lyon")));

        (await DoubtAsync(File(bytes))).ShouldBeOfType<FileDoubt.Encoding>().Candidates
            .Single(candidate => candidate.Encoding == SourceEncoding.Latin9).LinesUnexplained.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, "\n")]
    [InlineData(7, "\n")]
    [InlineData(100, "\n")]
    [InlineData(1, "\r\n")]
    [InlineData(7, "\r\n")]
    [InlineData(100, "\r\n")]
    public async Task Beyond_the_first_bytes_lines_are_counted_alike_however_they_come(int bytesMax, string end)
    {
        var line = new string('a', 30) + "é" + end;
        byte[] bytes = [.. Enumerable.Range(0, 80).SelectMany(number => (number % 2 == 0 ? windows : Encoding.UTF8).GetBytes(line))];

        var doubt = await DoubtInPiecesAsync(bytes, bytesMax);

        doubt.Lines.ShouldBe(80);
        doubt.Candidates.Single(candidate => candidate.Encoding == SourceEncoding.Utf8).LinesUnexplained.ShouldBe(40);
    }

    // Twice the greatest record is held of a line, so that a file that is one line can't fill the memory.
    [Theory]
    [InlineData(1_200, 1)]
    [InlineData(1_201, 1)]
    [InlineData(1_202, 2)]
    [InlineData(2_403, 3)]
    public async Task A_line_over_the_bound_is_counted_in_parts(int length, int parts)
    {
        var lines = Enumerable.Range(0, 10).Select(number => (number % 2 == 0 ? windows : Encoding.UTF8).GetBytes("Zoé\n"));
        byte[] bytes = [.. lines.SelectMany(line => line), .. windows.GetBytes(new string('é', length)), (byte)'\n'];

        (await DoubtInPiecesAsync(bytes, bytesMax: 1)).Lines.ShouldBe(10 + parts);
    }

    [Fact]
    public async Task What_a_person_says_beats_what_the_bytes_look_like()
    {
        var file = File(windows.GetBytes(Lines(Header, Row("Zoé"))));

        (await AcceptAsync(file)).Encoding.ShouldBe(SourceEncoding.Windows1252);
        (await AcceptAsync(file, choice: new FormatChoice(Encoding: SourceEncoding.Latin9))).Encoding.ShouldBe(SourceEncoding.Latin9);
    }

    [Theory]
    [InlineData("utf-8", SourceEncoding.Utf8)]
    [InlineData("Windows-1252", SourceEncoding.Windows1252)]
    [InlineData("IBM00858", SourceEncoding.Ibm858)]
    [InlineData("utf-16le", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_encoding_is_chosen_by_its_name_if_it_has_no_mark_of_its_own(string? name, SourceEncoding? encoding) =>
        SourceEncodings.Choice(name).ShouldBe(encoding);

    private static string[] Repeat(string name, int lines) => [.. Enumerable.Repeat(Row(name, city: "Lyon"), lines)];

    private static async Task<SourceEncoding?> EncodingOfAsync(string[] rows) =>
        await DetectAsync(File(windows.GetBytes(Lines([Header, .. rows])))) is FormatDetection.Accepted accepted
            ? accepted.File.Encoding
            : null;

    private static async Task<FileDoubt.Encoding> DoubtInPiecesAsync(byte[] bytes, int bytesMax)
    {
        var options = new ReadingOptions { SampleBytes = 1024, RecordBytesMax = 600 };
        var file = new PartnerFile("a.csv", () => new ChoppyStream(bytes, bytesMax));
        return (await DetectAsync(file, options: options)).ShouldBeOfType<FormatDetection.Doubtful>()
            .Doubt.ShouldBeOfType<FileDoubt.Encoding>();
    }
}
