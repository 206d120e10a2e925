using System.Security.Cryptography;
using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

public class FileDetections
{
    private static readonly string twoRows = Lines(Header, Row("Zoé"), Row("Bea"));

    public static TheoryData<string, string> MarkedEncodings => new()
    {
        { "utf-8", "utf-8" },
        { "utf-16", "utf-16le" },
        { "utf-16BE", "utf-16be" },
        { "utf-32", "utf-32le" },
        { "utf-32BE", "utf-32be" },
    };

    [Fact]
    public async Task Hash_and_size_are_those_of_the_bytes_received()
    {
        var bytes = new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(twoRows)).ToArray();

        var detected = await AcceptAsync(File(bytes));

        detected.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        detected.ByteCount.ShouldBe(bytes.Length);
    }

    [Theory]
    [MemberData(nameof(MarkedEncodings))]
    public async Task A_byte_order_mark_settles_the_encoding(string name, string ianaName)
    {
        var file = File(twoRows, Encoding.GetEncoding(name));

        var detected = await AcceptAsync(file);

        detected.HasByteOrderMark.ShouldBeTrue();
        detected.Encoding.IanaName().ShouldBe(ianaName);
        detected.FieldCount.ShouldBe(23);
        detected.Columns[0].ShouldBe("Gender");
        (await OutlineAsync(file)).ShouldBe(["2 Zoé", "3 Bea"]);
    }

    [Fact]
    public async Task Without_a_mark_valid_utf_8_is_utf_8()
    {
        var detected = await AcceptAsync(File(twoRows));

        (detected.Encoding, detected.HasByteOrderMark).ShouldBe((SourceEncoding.Utf8, false));
    }

    [Fact]
    public async Task Without_a_mark_other_bytes_are_windows_1252()
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var file = File(latin.GetBytes(Lines(Header, Row("Zoé"), Row("Œil €"))));

        var detected = await AcceptAsync(file);

        (detected.Encoding, detected.HasByteOrderMark).ShouldBe((SourceEncoding.Windows1252, false));
        (await OutlineAsync(file)).ShouldBe(["2 Zoé", "3 Œil €"]);
    }

    [Fact]
    public async Task The_whole_file_is_asked_for_its_encoding_and_not_its_beginning()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Lines([Header, .. Enumerable.Repeat(Row("Anne", city: "Lyon"), 5_000)])), .. "Zo"u8, 0xE9];

        (await AcceptAsync(File(bytes))).Encoding.ShouldBe(SourceEncoding.Windows1252);
        (await AcceptAsync(File(bytes[..^3]))).Encoding.ShouldBe(SourceEncoding.Utf8);
    }

    [Fact]
    public async Task A_file_cut_inside_a_character_is_utf_8_and_its_last_line_is_lost()
    {
        var file = File([.. Encoding.UTF8.GetBytes(Lines(Header, Row("Zoé"), Row("Bea"))), .. "female,Mrs.,Cl"u8, 0xC3]);

        (await AcceptAsync(file)).Encoding.ShouldBe(SourceEncoding.Utf8);
        (await OutlineAsync(file)).ShouldBe(["2 Zoé", "3 Bea", "4 TooFewFields"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Characters_cut_by_the_stream_are_still_utf_8(int bytesMax)
    {
        var bytes = Encoding.UTF8.GetBytes(Lines(Header, Row("Zoé € 𐍈"), Row("東京")));
        var options = new ReadingOptions { SampleBytes = 1024 };
        var file = new PartnerFile("a.csv", () => new ChoppyStream(bytes, bytesMax));

        (await AcceptAsync(file, options: options)).Encoding.ShouldBe(SourceEncoding.Utf8);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task The_delimiter_is_the_one_that_parts_the_names(char delimiter)
    {
        var file = File(twoRows.Replace(',', delimiter));

        (await AcceptAsync(file)).Delimiter.ShouldBe(delimiter);
        (await OutlineAsync(file)).ShouldBe(["2 Zoé", "3 Bea"]);
    }

    [Fact]
    public async Task Names_match_in_any_order_without_case_and_space_and_unknown_ones_are_passed_over()
    {
        var names = Header.Split(',').Reverse().Select(name => $" {name.ToUpperInvariant()}\t");
        var cells = Row("Anne").Split(',').Reverse();
        var file = File(Lines("Age," + string.Join(',', names) + ",GUID,", "80," + string.Join(',', cells) + ",g-1,"));

        var detected = await AcceptAsync(file);
        var cellsRead = (await ReadAsync(file)).Single().Cells!;

        detected.FieldCount.ShouldBe(26);
        detected.FieldIndexes[WantedColumn.Gender].ShouldBe(23);
        cellsRead[WantedColumn.Gender].ShouldBe("female");
        cellsRead[WantedColumn.GivenName].ShouldBe("Anne");
        cellsRead[WantedColumn.FeetInches].ShouldBe("5' 5\"");
        cellsRead[WantedColumn.Longitude].ShouldBe("3.09");
    }

    [Fact]
    public async Task Quoted_names_are_names()
    {
        var quoted = string.Join(',', Header.Split(',').Select(name => $"\"{name}\""));

        (await AcceptAsync(File(Lines(quoted, Row("Anne"))))).HasHeader.ShouldBeTrue();
    }

    [Theory]
    [InlineData(',')]
    [InlineData('|')]
    public async Task Without_a_header_rows_that_fit_are_read_as_the_standard_columns(char delimiter)
    {
        var file = File(Lines(StandardRow("Anne"), StandardRow("Bea")).Replace(',', delimiter));

        var detected = await AcceptAsync(file);

        detected.HasHeader.ShouldBeFalse();
        detected.Columns.ShouldBe(StandardHeader.Split(','));
        detected.FieldIndexes.Count.ShouldBe(24);
        (await OutlineAsync(file)).ShouldBe(["1 Anne", "2 Bea"]);
    }

    [Fact]
    public async Task Without_a_header_a_minority_of_malformed_rows_does_not_matter() =>
        (await AcceptAsync(File(Lines([StandardRow("Anne", "unknown"), "ragged", .. Enumerable.Repeat(StandardRow("Bea"), 9)]))))
            .HasHeader.ShouldBeFalse();

    [Fact]
    public async Task Without_a_header_rows_are_read_by_the_saved_columns_of_the_partner()
    {
        var profile = new PartnerProfile(null, null, Header.Split(','));
        var file = File(Lines(Row("Anne"), Row("Bea")));

        var detected = await AcceptAsync(file, profile);

        detected.Columns.ShouldBe(Header.Split(','));
        detected.FieldIndexes[WantedColumn.GivenName].ShouldBe(2);
        (await DoubtAsync(file)).Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task Saved_columns_that_do_not_fit_give_way_to_the_standard_ones()
    {
        var profile = new PartnerProfile(';', null, Header.Split(','));

        (await AcceptAsync(File(Lines(StandardRow("Anne"))), profile)).FieldCount.ShouldBe(43);
    }

    [Fact]
    public async Task Saved_columns_in_another_order_than_the_file_has_are_not_believed()
    {
        var profile = new PartnerProfile(null, null, [.. Header.Split(',').Reverse()]);

        (await DoubtAsync(File(Lines(Row("Anne"))), profile)).Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task A_header_beats_the_saved_columns()
    {
        var profile = new PartnerProfile(';', null, StandardHeader.Split(','));

        (await AcceptAsync(File(twoRows), profile)).Columns.ShouldBe(Header.Split(','));
    }

    [Theory]
    [InlineData("8/30/1940", "1/2/1990", DateOrder.MonthDayYear)]
    [InlineData("30/8/1940", "1/2/1990", DateOrder.DayMonthYear)]
    [InlineData("30.08.1940", "01.02.1990", DateOrder.DayMonthYear)]
    [InlineData("1940-08-30", "1990-02-01", DateOrder.YearMonthDay)]
    [InlineData("8/30/1940", "", DateOrder.MonthDayYear)]
    [InlineData("2/29/2000", "2/29/2001", DateOrder.MonthDayYear)]
    public async Task The_date_order_is_the_one_that_explains_all_dates_that_any_order_explains(string first, string second, DateOrder expected)
    {
        var other = expected == DateOrder.DayMonthYear ? DateOrder.MonthDayYear : DateOrder.DayMonthYear;
        var file = File(Lines(Header, Row("Anne", first), Row("Bea", second)));

        var detected = await AcceptAsync(file, new PartnerProfile(null, other, null));

        (detected.DateOrder, detected.DateOrderSettled).ShouldBe((expected, true));
    }

    [Theory]
    [InlineData("1/2/1990", DateOrder.DayMonthYear, DateOrder.DayMonthYear)]
    [InlineData("", DateOrder.YearMonthDay, DateOrder.YearMonthDay)]
    [InlineData("soon", null, DateOrder.MonthDayYear)]
    public async Task Dates_that_decide_nothing_are_read_in_the_remembered_order(string date, DateOrder? remembered, DateOrder expected)
    {
        var detected = await AcceptAsync(File(Lines(Header, Row("Anne", date))), new PartnerProfile(null, remembered, null));

        (detected.DateOrder, detected.DateOrderSettled).ShouldBe((expected, false));
    }

    [Fact]
    public async Task Cancelling_stops_the_pass()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new DetectFormat(new ReadingOptions()).RunAsync(File(twoRows), null, cancelled.Token));
    }
}
