using Kotline.Domain.Imports;
using Kotline.Domain.Imports.Cells;

namespace Kotline.Web.Tests.Domain.Imports;

/// <summary>No column keeps what nobody sees, and every column of text keeps what people are called.</summary>
public sealed class HiddenInCellTests
{
    private static readonly string[] hidden =
    [
        "\u0001", "\t", "\v", "\u001b[31m", "\u007F", "\u0085", "\u009F", "\u00AD", "\u061C", "\u180E",
        "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A",
        "\u202E", "\u2060", "\u2066", "\u2069", "\uFEFF", "\uFFF9", "\uFFFE", "\U000E0041", "\U0001FFFF", "\uD83D", "\uDE97",
    ];

    private static readonly string[] spaces = [" ", "\t", "\r\n", "\u00A0", "\u2003", "\u202F", "\u3000"];

    public static TheoryData<WantedColumn> Columns => [.. Enum.GetValues<WantedColumn>()];

    public static TheoryData<WantedColumn> Texts =>
    [
        WantedColumn.Title, WantedColumn.GivenName, WantedColumn.Surname, WantedColumn.StreetAddress, WantedColumn.City, WantedColumn.State,
        WantedColumn.StateFull, WantedColumn.ZipCode, WantedColumn.CCType,
    ];

    [Theory]
    [MemberData(nameof(Columns))]
    public void What_nobody_sees_makes_any_cell_malformed(WantedColumn column)
    {
        var sound = Sample.Cells()[column];
        foreach (var character in hidden)
        {
            var text = sound[..1] + character + sound[1..];
            Sample.Row((column, text)).Malformed.ShouldBe(ColumnSet.Of(column), $"{(int)character[0]:X4}");
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void What_has_no_width_is_not_trimmed_off(WantedColumn column)
    {
        var sound = Sample.Cells()[column];
        foreach (var character in (string[])["\u200B", "\uFEFF", "\u2060", "\u180E", "\u200E"])
        {
            Sample.Row((column, character + sound)).Malformed.ShouldBe(ColumnSet.Of(column));
            Sample.Row((column, sound + " " + character + " ")).Malformed.ShouldBe(ColumnSet.Of(column));
            Sample.Row((column, character)).Malformed.ShouldBe(ColumnSet.Of(column));
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void White_space_of_any_kind_around_a_cell_is_no_part_of_it(WantedColumn column)
    {
        var sound = Sample.Cells()[column];
        foreach (var space in spaces)
        {
            Sample.Row((column, space + sound + space)).ShouldBe(Sample.Row());
            Sample.Row((column, space)).ShouldBe(Sample.Row((column, "")));
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_line_end_within_a_cell_is_malformed_but_in_a_street(WantedColumn column)
    {
        var sound = Sample.Cells()[column];
        foreach (var end in (string[])["\r\n", "\n", "\r"])
        {
            var row = Sample.Row((column, sound[..1] + end + sound[1..]));
            row.Malformed.ShouldBe(column == WantedColumn.StreetAddress ? default : ColumnSet.Of(column));
            row.StreetHadLineEnds.ShouldBe(column == WantedColumn.StreetAddress);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Lengths_are_counted_as_the_database_counts_them(WantedColumn column)
    {
        var max = CellBounds.LengthMax(column);
        Sample.Row((column, string.Concat(Enumerable.Repeat("👋", max)))).Malformed.IsEmpty.ShouldBeTrue();
        Sample.Row((column, string.Concat(Enumerable.Repeat("👋", max + 1)))).Malformed.ShouldBe(ColumnSet.Of(column));
    }

    [Fact]
    public void A_vehicle_and_an_e_mail_address_are_counted_so_too()
    {
        string Vehicle(int count) => "2004 Fiat " + string.Concat(Enumerable.Repeat("👋", count));
        string Email(int count) => string.Concat(Enumerable.Repeat("𝔘", count)) + "@𝔘.fr";

        Sample.Row((WantedColumn.Vehicle, Vehicle(90)), (WantedColumn.EmailAddress, Email(64))).Malformed.IsEmpty.ShouldBeTrue();
        Sample.Row((WantedColumn.Vehicle, Vehicle(91)), (WantedColumn.EmailAddress, Email(65))).Malformed
            .ShouldBe(ColumnSet.Of(WantedColumn.Vehicle, WantedColumn.EmailAddress));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Emoji_and_letters_of_any_script_are_kept_as_they_are(WantedColumn column)
    {
        foreach (var text in (string[])["𠮷野", "👨‍👩‍👧", "علی\u200Cرضا", "ශ්\u200Dරී", "Škoda❤️"])
        {
            Sample.Row((column, text)).Malformed.IsEmpty.ShouldBeTrue(text);
        }
    }
}
