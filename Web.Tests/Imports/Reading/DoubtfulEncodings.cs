using System.Text;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>An encoding is decided over the whole file, and not at all where nobody can tell.</summary>
public sealed class DoubtfulEncodings
{
    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // Words as names and cities of partners have them, and what other code pages make of them in Windows-1252: Zo‚, Gr‚goire, M”ller…
    private static readonly string[] names = ["Zoé", "Grégoire", "Müller", "François", "Noël", "Jörg", "Anaïs", "Chloé", "Jérôme", "Käthe"];

    static DoubtfulEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<int> OtherCodePages => [10000, 850, 437, 858];

    [Fact]
    public async Task A_stray_byte_costs_its_line_and_not_the_file()
    {
        var text = Lines([Header, .. Enumerable.Range(0, 150).Select(number => Row(names[number % names.Length]))]);
        var bytes = Encoding.UTF8.GetBytes(text);
        var damaged = bytes.ToArray();
        damaged[text[..text.IndexOf("Mercedes", StringComparison.Ordinal)].Sum(character => Encoding.UTF8.GetByteCount([character]))] = 0xA0;

        (await AcceptAsync(File(damaged))).Encoding.ShouldBe(SourceEncoding.Utf8);
        var outlines = await OutlineAsync(File(damaged));
        outlines[0].ShouldBe("2 InvalidEncoding");
        outlines[1..].ShouldBe((await OutlineAsync(File(bytes)))[1..]);
    }

    [Theory]
    [InlineData(100, 1, true)]
    [InlineData(199, 1, true)]
    [InlineData(200, 2, true)]
    [InlineData(199, 2, false)]
    [InlineData(2, 1, true)]
    public async Task At_most_one_line_in_a_hundred_may_be_broken_in_utf_8(int lines, int broken, bool isUtf8)
    {
        var detection = await DetectAsync(File(Mixed(lines, broken)));

        if (isUtf8)
        {
            detection.ShouldBeOfType<FormatDetection.Accepted>().File.Encoding.ShouldBe(SourceEncoding.Utf8);
            return;
        }

        detection.ShouldBeOfType<FormatDetection.Doubtful>().Doubt.Code.ShouldBe("encoding_doubtful");
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 9, true)]
    [InlineData(10, 8, false)]
    [InlineData(10, 5, false)]
    public async Task Nine_lines_in_ten_must_be_broken_for_windows_1252(int lines, int broken, bool isWindows)
    {
        var detection = await DetectAsync(File(Mixed(lines, broken)));

        (detection is FormatDetection.Accepted accepted ? accepted.File.Encoding : (SourceEncoding?)null)
            .ShouldBe(isWindows ? SourceEncoding.Windows1252 : null);
    }

    [Fact]
    public async Task A_line_of_utf_8_in_a_windows_1252_file_is_lost_and_not_garbled() =>
        (await OutlineAsync(File(Mixed(10, 9)))).ShouldBe(
            [.. Enumerable.Range(2, 9).Select(line => $"{line} {names[(line - 2) % names.Length]}"), "11 InvalidEncoding"]);

    [Theory]
    [InlineData("Zoé", true)]
    [InlineData("Grégoire", true)]
    [InlineData("Jörg-Ägidius", true)]
    // As much À of Mac Roman and Æ of CP850: of one line alone nobody can tell.
    [InlineData("NOËL", false)]
    [InlineData("O’Neill", false)]
    [InlineData("Zo‚", false)]
    [InlineData("M”ller", false)]
    [InlineData("GrŽgoire", false)]
    [InlineData("Kšln", false)]
    [InlineData("Zo™", false)]
    [InlineData("Hannelore Straáe", false)]
    [InlineData("Groá", false)]
    [InlineData("rue des ‚coles", false)]
    [InlineData("rue … l'eau", false)]
    [InlineData("No‘l", false)]
    [InlineData("NOèL", false)]
    [InlineData("NOÓL", false)]
    [InlineData("L’Haÿ", true)]
    [InlineData("ële de la Cité", false)]
    [InlineData("ßvry", false)]
    [InlineData("Cap-ïsaure", false)]
    public async Task A_single_line_decides_by_its_letters(string name, bool isPlausible)
    {
        var file = File(windows.GetBytes(Lines(Header, Row(name, city: "Lyon"))));

        (await DetectAsync(file) is FormatDetection.Accepted accepted ? accepted.File.Encoding : (SourceEncoding?)null)
            .ShouldBe(isPlausible ? SourceEncoding.Windows1252 : null);
    }

    [Fact]
    public async Task Bytes_that_windows_1252_leaves_undefined_are_not_its_text()
    {
        foreach (var undefined in new byte[] { 0x81, 0x8D, 0x8F, 0x90, 0x9D })
        {
            var bytes = Encoding.Latin1.GetBytes(Lines(Header, Row("Zo" + (char)undefined, city: "Lyon")));

            (await DoubtAsync(File(bytes))).Code.ShouldBe("encoding_doubtful", $"{undefined:X2}");
        }
    }

    [Fact]
    public async Task An_overlong_sequence_is_broken_utf_8_and_no_text_of_windows_1252()
    {
        // C0 AF is the overlong solidus of RFC 3629, section 10: in Windows-1252 it would be À¯.
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Lines(Header, Row("Zoe", city: "Lyon"))), .. "female,Mrs.,Zo"u8, 0xC0, 0xAF, .. ",Durand,4 rue\n"u8];

        (await DoubtAsync(File(bytes))).ShouldBeOfType<FileDoubt.Encoding>().Lines.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(OtherCodePages))]
    public async Task Another_code_page_is_asked_and_read_once_somebody_says_it(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var file = File(encoding.GetBytes(Lines([Header, .. names.Select(name => Row(name))])));

        var doubt = (await DoubtAsync(file)).ShouldBeOfType<FileDoubt.Encoding>();
        doubt.Lines.ShouldBe(names.Length);
        doubt.Candidates[0].LinesUnexplained.ShouldBe(0);
        var right = doubt.Candidates.Single(candidate => Encoding.GetEncoding(candidate.Encoding.IanaName()).CodePage == codePage);
        right.LinesUnexplained.ShouldBe(0);

        (await ReadAsync(file, choice: new FormatChoice(Encoding: right.Encoding)))
            .Select(record => record.Cells![Kotline.Domain.Imports.WantedColumn.GivenName]).ShouldBe(names);
    }

    [Fact]
    public async Task Latin_9_differs_from_windows_1252_in_few_letters_which_tell()
    {
        var latin9 = CodePagesEncodingProvider.Instance.GetEncoding(28605)!;

        (await DoubtAsync(File(latin9.GetBytes(Lines(Header, Row("Cœur")))))).Code.ShouldBe("encoding_doubtful");
        string[] many = [Header, .. Enumerable.Repeat(Row("Zoé"), 300), Row("Cœur")];
        (await DoubtAsync(File(latin9.GetBytes(Lines(many))))).ShouldBeOfType<FileDoubt.Encoding>().Candidates[0].Encoding.ShouldBe(SourceEncoding.Latin9);
        many[^1] = Row("Anne", city: "L'HAŸ-LES-ROSES");
        (await DoubtAsync(File(latin9.GetBytes(Lines(many))))).Code.ShouldBe("encoding_doubtful");
        (await AcceptAsync(File(windows.GetBytes(Lines(many))))).Encoding.ShouldBe(SourceEncoding.Windows1252);
        // Without such a letter the bytes are the same, and so is the text.
        (await AcceptAsync(File(latin9.GetBytes(Lines(Header, Row("Zoé")))))).Encoding.ShouldBe(SourceEncoding.Windows1252);
    }

    [Fact]
    public async Task A_byte_order_mark_is_believed_whatever_anybody_says()
    {
        var file = File(Lines(Header, Row("Zoé")), Encoding.UTF8);

        (await AcceptAsync(file, choice: new FormatChoice(Encoding: SourceEncoding.Windows1252))).Encoding.ShouldBe(SourceEncoding.Utf8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64 * 1024)]
    public async Task Lines_are_counted_alike_however_their_bytes_come(int bytesMax)
    {
        var bytes = Mixed(40, 20);
        var file = new PartnerFile("a.csv", () => new ChoppyStream(bytes, bytesMax));

        (await DoubtAsync(file)).ShouldBeOfType<FileDoubt.Encoding>().Lines.ShouldBe(40);
    }

    /// <summary>Rows with accents in UTF-8, the first of them in Windows-1252.</summary>
    private static byte[] Mixed(int lines, int broken) =>
        [.. Encoding.ASCII.GetBytes(Header + "\n"), .. Enumerable.Range(0, lines).SelectMany(number =>
            (number < broken ? windows : Encoding.UTF8).GetBytes(Row(names[number % names.Length]) + "\n"))];
}
