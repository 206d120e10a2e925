using System.Text;
using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

/// <summary>
/// The small files show what Data/README.md says of each row by itself. What shows only among rows (shared cards,
/// second rows, totals) is proved where the whole file is taken in.
/// </summary>
public class SmallFilesTests
{
    private const string French = "small-french-client.csv";
    private const string German = "small-german-client.csv";
    private const int ColumnCount = 43;

    private static readonly DateOnly importDate = Sample.ImportDate;

    [Fact]
    public void Each_french_row_by_itself_fails_as_listed() => Failures(French, importDate).ShouldBe(
    [
        "4 age:Birthday",
        "6 age:Birthday",
        "7 age:Birthday",
        "9 height:Centimeters",
        "17 missing:City",
        "19 malformed:Birthday",
        "20 age:Birthday height:Centimeters",
        "24 age:Birthday",
    ]);

    [Fact]
    public void Each_german_row_by_itself_fails_as_listed() => Failures(German, importDate).ShouldBe(
    [
        "6 height:Centimeters",
        "10 missing:EmailAddress",
        "11 malformed:CCNumber",
        "12 missing:TelephoneNumber malformed:Birthday malformed:Centimeters",
        "16 age:Birthday",
        "18 height:Centimeters",
    ]);

    [Theory]
    [InlineData(2, 28, "5,6,7,20,24")]
    [InlineData(3, 1, "5,6,20,24")]
    public void Other_french_rows_are_too_young_or_old_two_months_later(int month, int day, string rows) =>
        string.Join(',', Failures(French, new DateOnly(2026, month, day))
            .Where(line => line.Contains("age:", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0])).ShouldBe(rows);

    [Fact]
    public void Remarks_are_as_listed()
    {
        RemarksOn(French).ShouldBe(["2 weight_mismatch", "18 expired_card"]);
        RemarksOn(German).ShouldBe(["13 line_end_in_street", "14 luhn"]);
    }

    [Fact]
    public void Cards_are_shared_as_listed()
    {
        SharedCards(French).ShouldBe(["10,11", "13,14", "15,16", "23,24"]);
        SharedCards(German).ShouldBe(["15,16"]);
        Numbers(French).Intersect(Numbers(German)).Count().ShouldBe(5);
    }

    [Fact]
    public void Repeated_people_are_equal_or_differ_as_listed()
    {
        Row(French, 14).ShouldBe(Row(French, 13));
        Row(French, 16).ShouldNotBe(Row(French, 15));
        SamePerson(Row(French, 16), Row(French, 15)).ShouldBeTrue();
        Row(German, 4).ShouldBe(Row(French, 1));
        Row(German, 5).ShouldNotBe(Row(French, 22));
        SamePerson(Row(German, 5), Row(French, 22)).ShouldBeTrue();
        SamePerson(Row(German, 6), Row(French, 3)).ShouldBeTrue();
    }

    [Fact]
    public void One_row_of_each_file_has_another_number_of_fields()
    {
        Records(French).Where(record => record.Count != ColumnCount).Select(record => record[0]).ShouldBe(["21"]);
        Records(German).Where(record => record.Count != ColumnCount).Select(record => record[0]).ShouldBe(["19"]);
    }

    [Fact]
    public void The_files_differ_in_length_bom_and_line_ends()
    {
        Records(French).Count().ShouldBe(24);
        Records(German).Count().ShouldBe(20);
        var french = Bytes(French);
        var german = Bytes(German);
        french[0].ShouldBe((byte)'N');
        french.ShouldNotContain((byte)'\r');
        french[^1].ShouldBe((byte)'\n');
        german[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        german.Count(b => b == '\r').ShouldBe(german.Count(b => b == '\n'));
        german[^1].ShouldNotBe((byte)'\n');
        Row(German, 13).StreetAddress.ShouldBe("Probestr. 13, Hinterhaus");
    }

    private static IEnumerable<string> Failures(string file, DateOnly date)
    {
        var rules = new SelectionRules(SelectionPolicy.Default, date);
        return from row in Rows(file)
               let codes = Sample.Codes(row.Value, rules)
               where codes.Length > 0
               select $"{row.Key} {string.Join(' ', codes)}";
    }

    private static IEnumerable<string> RemarksOn(string file) =>
        from row in Rows(file)
        from remark in Remarks.Of(row.Value, importDate)
        select $"{row.Key} {remark.Code()}";

    private static IEnumerable<string> SharedCards(string file) =>
        from row in Rows(file)
        where row.Value.CardNumber.Length > 0
        group row.Key by row.Value.CardNumber into holders
        where holders.Count() > 1
        select string.Join(',', holders);

    private static IEnumerable<string> Numbers(string file) =>
        Rows(file).Select(row => row.Value.CardNumber).Where(number => number.Length > 0).Distinct();

    private static bool SamePerson(CandidateRow one, CandidateRow other) => Identity(one) == Identity(other);

    private static (string Given, string Surname, DateOnly? Birth) Identity(CandidateRow row) =>
        (row.GivenName.Normalize().ToUpperInvariant(), row.Surname.Normalize().ToUpperInvariant(), row.BirthDate);

    private static CandidateRow Row(string file, int number) => Rows(file)[number];

    private static SortedDictionary<int, CandidateRow> Rows(string file)
    {
        var header = SmallFile.Records(Bytes(file)).First();
        var rows = new SortedDictionary<int, CandidateRow>();
        foreach (var record in Records(file).Where(record => record.Count == ColumnCount))
        {
            var cells = new PartnerCells();
            foreach (var column in Enum.GetValues<WantedColumn>())
            {
                cells[column] = record[header.IndexOf(column.ToString())].Trim();
            }

            rows.Add(int.Parse(record[0], provider: null), CandidateRow.Read(cells, DateOrder.MonthDayYear));
        }

        return rows;
    }

    private static IEnumerable<List<string>> Records(string file) => SmallFile.Records(Bytes(file)).Skip(1);

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", file));
}
