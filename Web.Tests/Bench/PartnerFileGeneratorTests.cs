using System.Globalization;
using System.Text;
using Kotline.Bench;

namespace Kotline.Web.Tests.Bench;

public sealed class PartnerFileGeneratorTests
{
    private const int RowCount = 2_000;
    private static readonly List<string[]> records = SimpleCsv.Read(Generated(new PartnerFileShape(RowCount, Seed: 1, SharedCardShare: 0)));
    private static readonly string[] header = records[0];

    private static IEnumerable<string[]> Rows => records.Skip(1);

    [Fact]
    public void Every_row_has_the_43_columns_of_the_real_files()
    {
        header.Length.ShouldBe(43);
        Rows.Count().ShouldBe(RowCount);
        Rows.ShouldAllBe(row => row.Length == 43);
        (Generated(new PartnerFileShape(RowCount)).Length / (double)RowCount).ShouldBeInRange(500, 590);
    }

    [Fact]
    public void No_person_comes_twice() => Rows
        .Select(row => $"{Cell(row, "GivenName")} {Cell(row, "Surname")} {Cell(row, "Birthday")}".Normalize().ToUpperInvariant())
        .ShouldBeUnique();

    [Fact]
    public void Card_numbers_pass_luhn_fit_their_type_and_are_unique()
    {
        var cards = Rows.Select(row => Cell(row, "CCNumber")).ToList();

        cards.ShouldAllBe(card => card.Length == 16 && PassesLuhn(card));
        cards.ShouldBeUnique();
        Rows.ShouldAllBe(row => Cell(row, "CCNumber")[0] == (Cell(row, "CCType") == "Visa" ? '4' : '5'));
    }

    [Fact]
    public void The_share_of_shared_cards_can_be_set()
    {
        var cards = SimpleCsv.Read(Generated(new PartnerFileShape(RowCount, SharedCardShare: 0.1))).Skip(1).Select(row => Cell(row, "CCNumber"));

        var repeats = RowCount - cards.Distinct().Count();

        repeats.ShouldBeInRange((int)(RowCount * 0.07), (int)(RowCount * 0.13));
    }

    [Fact]
    public void Ages_and_heights_are_those_of_the_real_files()
    {
        var onDay = new DateOnly(2026, 11, 21);
        foreach (var row in Rows)
        {
            var birthday = DateOnly.ParseExact(Cell(row, "Birthday"), "M/d/yyyy", CultureInfo.InvariantCulture);
            var age = onDay.Year - birthday.Year - (onDay < birthday.AddYears(onDay.Year - birthday.Year) ? 1 : 0);
            age.ShouldBeInRange(24, 96);

            var feetAndInches = Cell(row, "FeetInches").TrimEnd('"').Split("' ").Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
            var inches = (feetAndInches[0] * 12) + feetAndInches[1];
            var cm = decimal.Parse(Cell(row, "Centimeters"), CultureInfo.InvariantCulture);
            Math.Abs(cm - (2.54m * inches)).ShouldBeLessThanOrEqualTo(1.27m);
        }
    }

    [Fact]
    public void A_seed_always_gives_the_same_file_and_another_seed_another()
    {
        var file = Generated(new PartnerFileShape(200, Seed: 7));

        Generated(new PartnerFileShape(200, Seed: 7)).ShouldBe(file);
        Generated(new PartnerFileShape(200, Seed: 8)).ShouldNotBe(file);
    }

    [Fact]
    public void Cells_are_quoted_as_in_the_real_files()
    {
        var file = Encoding.UTF8.GetString(Generated(new PartnerFileShape(200)));

        file[0].ShouldBe('N');
        file.ShouldNotContain('\r');
        file.ShouldEndWith("\n");
        var written = file.TrimEnd('\n').Split('\n').Skip(1);
        written.ShouldBe(SimpleCsv.Read(Encoding.UTF8.GetBytes(file)).Skip(1).Select(row => string.Join(',', row.Select(Quoted))));
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(" \",") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static byte[] Generated(PartnerFileShape shape)
    {
        using var file = new MemoryStream();
        PartnerFileGenerator.Write(file, shape, CancellationToken.None);
        return file.ToArray();
    }

    private static string Cell(string[] row, string column) => row[Array.IndexOf(header, column)];

    private static bool PassesLuhn(string card) => card
        .Reverse()
        .Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2))
        .Sum(value => value > 9 ? value - 9 : value) % 10 == 0;
}
