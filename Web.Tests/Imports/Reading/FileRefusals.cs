using System.Text;
using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

public class FileRefusals
{
    public static TheoryData<string, byte[]> Images => new()
    {
        { "png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0] },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "gif", "GIF89a\u0001\0"u8.ToArray() },
        { "bmp", [(byte)'B', (byte)'M', 70, 1, 0, 0, 0, 0, 0, 0, 54, 0] },
        { "bmp, as far as it tells", [(byte)'B', (byte)'M', 70, 1, 0, 0, 0, 0, 0, 0] },
        { "webp", "RIFF\u0001\u0002\u0003\u0004WEBPVP8 "u8.ToArray() },
        { "webp, as far as it tells", "RIFF\u0001\u0002\u0003\u0004WEBP"u8.ToArray() },
        { "tiff, little-endian", "II*\0\u0008"u8.ToArray() },
        { "tiff, big-endian", "MM\0*\0"u8.ToArray() },
    };

    public static TheoryData<string, byte[], string> Binaries => new()
    {
        { "pdf", "%PDF-1.7\n"u8.ToArray(), "a.csv" },
        { "gzip", [0x1F, 0x8B, 8, 1, 1], "a.csv" },
        { "zip archive", "PK\u0003\u0004abc"u8.ToArray(), "a.ZIP" },
        { "nul bytes", "Gender,Title\n\0\0\n"u8.ToArray(), "a.csv" },
        { "nul bytes where a bitmap has them", "Gender\0\0\0\0Title\n"u8.ToArray(), "a.csv" },
        { "utf-16 without its mark", Encoding.Unicode.GetBytes(Header), "a.csv" },
    };

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\n  \t\n")]
    [InlineData("\uFEFF")]
    public async Task A_file_without_text_is_empty(string text) =>
        (await RefuseAsync(File(text))).Code.ShouldBe("empty_file");

    [Fact]
    public async Task A_mark_of_utf_16_alone_is_empty() =>
        (await RefuseAsync(File("", Encoding.Unicode))).Code.ShouldBe("empty_file");

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n\r\n   \r\n")]
    public async Task A_header_alone_is_refused(string after) =>
        (await RefuseAsync(File(Header + after))).Code.ShouldBe("header_only");

    [Theory]
    [MemberData(nameof(Images))]
    public async Task An_image_is_refused_as_one(string kind, byte[] bytes) =>
        (await RefuseAsync(File(bytes))).Code.ShouldBe("image", kind);

    [Fact]
    public async Task A_header_that_begins_like_a_bitmap_is_text() =>
        (await AcceptAsync(File(Lines("BMI," + Header, "21," + Row("Anne"))))).FieldCount.ShouldBe(24);

    [Theory]
    [InlineData("BM\n")]
    [InlineData("BM;Name;A")]
    public async Task A_short_text_that_begins_like_a_bitmap_is_none(string text) =>
        (await RefuseAsync(File(text))).Code.ShouldBe("header_unknown");

    // A RIFF file is an image if it says so after its length; others are sound or film, or a text that happens to begin so.
    [Theory]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WAVEfmt ")]
    [InlineData("RIFF\u0001\u0002\u0003\u0004AVI LIST")]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WEB")]
    [InlineData("RIFF\u0001\u0002\u0003WEBPVP8 ")]
    [InlineData("RIFX\u0001\u0002\u0003\u0004WEBPVP8 ")]
    public async Task Another_riff_file_is_no_image(string text) => (await RefuseAsync(File(text))).Code.ShouldNotBe("image");

    [Fact]
    public async Task A_header_that_begins_like_a_riff_file_is_text() =>
        (await AcceptAsync(File(Lines("RIFF," + Header, "21," + Row("Anne"))))).FieldCount.ShouldBe(24);

    [Fact]
    public async Task A_workbook_is_refused_as_a_spreadsheet()
    {
        (await RefuseAsync(File("PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml"u8.ToArray()))).Code.ShouldBe("spreadsheet");
        (await RefuseAsync(File([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]))).Code.ShouldBe("spreadsheet");
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public async Task Other_binary_is_not_text(string kind, byte[] bytes, string name) =>
        (await RefuseAsync(File(bytes, name))).Code.ShouldBe("not_text", kind);

    [Fact]
    public async Task Utf_ebcdic_is_refused_by_name() =>
        (await RefuseAsync(File([0xDD, 0x73, 0x66, 0x73, 0xC1, 0xC2]))).Code.ShouldBe("utf_ebcdic");

    [Fact]
    public async Task All_missing_columns_are_named_at_once()
    {
        var refusal = await RefuseAsync(File(Lines("GivenName,Surname,Birthday", "Anne,Durand,8/30/1940")));

        refusal.Code.ShouldBe("missing_columns");
        var expected = Header.Split(',').Except(["GivenName", "Surname", "Birthday"]);
        refusal.Columns.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task A_single_known_name_is_enough_for_a_header() =>
        (await RefuseAsync(File(Lines("Vorname;City", "Anne;Paris")))).Code.ShouldBe("missing_columns");

    [Fact]
    public async Task The_full_name_of_a_state_is_never_required()
    {
        var detected = await AcceptAsync(File(Lines(Header, Row("Anne"))));

        detected.FieldIndexes.Keys.ShouldNotContain(WantedColumn.StateFull);
        detected.FieldIndexes.Count.ShouldBe(23);
    }

    [Theory]
    [InlineData("hello world\n")]
    [InlineData("1,2,3\n4,5,6\n")]
    [InlineData("Vorname;Nachname\nAnna;Schmidt\n")]
    public async Task A_file_without_header_that_nobody_could_map_is_refused(string text) =>
        (await RefuseAsync(File(text))).Code.ShouldBe("header_unknown");

    [Fact]
    public async Task A_file_one_byte_over_the_limit_is_too_large()
    {
        var file = File(Lines(Header, Row("Anne"), Row("Bea")));
        var size = file.OpenRead().Length;

        (await AcceptAsync(file, options: new ReadingOptions { FileBytesMax = size })).ByteCount.ShouldBe(size);
        var refusal = await RefuseAsync(file, options: new ReadingOptions { FileBytesMax = size - 1 });

        refusal.Code.ShouldBe("too_large");
        refusal.BytesMax.ShouldBe(size - 1);
    }

    [Fact]
    public async Task A_large_file_is_left_as_soon_as_it_passes_the_limit()
    {
        var stream = new MemoryStream(new byte[3_000_000].Select(_ => (byte)'a').ToArray());
        var options = new ReadingOptions { FileBytesMax = 400_000 };

        (await RefuseAsync(new PartnerFile("a.csv", () => stream), options: options)).Code.ShouldBe("too_large");

        Should.Throw<ObjectDisposedException>(() => stream.Position);
    }

    [Fact]
    public void Every_reason_has_a_code_in_snake_case() =>
        Enum.GetValues<FileRefusalReason>().Select(reason => new FileRefusal(reason).Code).ShouldBe(
            ["empty_file", "header_only", "image", "spreadsheet", "not_text", "utf_ebcdic", "missing_columns", "duplicate_columns",
                "header_needed", "header_unknown", "mapped_columns_unknown", "nothing_readable", "encoding_doubtful", "dates_dont_fit", "too_large"]);
}
