using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

/// <summary>Every bound of a cell at its last allowed value and one beyond. The figures stand here once more, by themselves.</summary>
public sealed class CellBoundTests
{
    private static readonly string digits = new('9', 200);

    /// <summary>A column, what it may hold at most in its longest form, and the same with one character more.</summary>
    public static TheoryData<WantedColumn, string, string> Longest => new()
    {
        { WantedColumn.Title, Letters(20), Letters(21) },
        { WantedColumn.GivenName, Letters(100), Letters(101) },
        { WantedColumn.Surname, Letters(100), Letters(101) },
        { WantedColumn.StreetAddress, Letters(200), Letters(201) },
        { WantedColumn.City, Letters(100), Letters(101) },
        { WantedColumn.State, Letters(100), Letters(101) },
        { WantedColumn.StateFull, Letters(100), Letters(101) },
        { WantedColumn.ZipCode, Letters(12), Letters(13) },
        { WantedColumn.EmailAddress, Email(64, 63, 63, 61), Email(64, 63, 63, 62) },
        { WantedColumn.TelephoneNumber, "01990" + new string('.', 35), "01990" + new string('.', 36) },
        { WantedColumn.CCType, Letters(30), Letters(31) },
        { WantedColumn.CCNumber, "400000100000001" + new string('-', 24) + "8", "400000100000001" + new string('-', 25) + "8" },
        { WantedColumn.Vehicle, "2004 Fiat " + Letters(90), "2004 Fiat " + Letters(91) },
        { WantedColumn.Pounds, "154." + Zeros(36), "154." + Zeros(37) },
        { WantedColumn.Kilograms, "70." + Zeros(37), "70." + Zeros(38) },
        { WantedColumn.FeetInches, "5'" + new string(' ', 36) + "5\"", "5'" + new string(' ', 37) + "5\"" },
        { WantedColumn.Latitude, "48." + Zeros(37), "48." + Zeros(38) },
        { WantedColumn.Longitude, "2." + Zeros(38), "2." + Zeros(39) },
    };

    /// <summary>A column, its first or last allowed value, and the one beyond.</summary>
    public static TheoryData<WantedColumn, string, string> Outermost => new()
    {
        { WantedColumn.Birthday, "1/1/1880", "12/31/1879" },
        { WantedColumn.Birthday, "12/31/2099", "1/1/2100" },
        { WantedColumn.CCExpires, "01/1990", "12/1989" },
        { WantedColumn.CCExpires, "12/2099", "01/2100" },
        { WantedColumn.CCExpires, "1/2030", "0/2030" },
        { WantedColumn.CCExpires, "12/2030", "13/2030" },
        { WantedColumn.CCNumber, digits[..12], digits[..11] },
        { WantedColumn.CCNumber, digits[..19], digits[..20] },
        { WantedColumn.CVV2, "123", "12" },
        { WantedColumn.CVV2, "1234", "12345" },
        { WantedColumn.Vehicle, "1886 Benz Velo", "1885 Benz Velo" },
        { WantedColumn.Vehicle, "2099 Benz Velo", "2100 Benz Velo" },
        { WantedColumn.Pounds, "1", "0.9" },
        { WantedColumn.Pounds, "1500", "1500.1" },
        { WantedColumn.Pounds, "1500.0", "1500.01" },
        { WantedColumn.Kilograms, "0.5", "0.4" },
        { WantedColumn.Kilograms, "0.50", "0.49" },
        { WantedColumn.Kilograms, "700", "700.1" },
        { WantedColumn.Centimeters, "50", "49" },
        { WantedColumn.Centimeters, "272", "273" },
        { WantedColumn.FeetInches, "1' 8\"", "1' 7\"" },
        { WantedColumn.FeetInches, "8' 11\"", "9' 0\"" },
        { WantedColumn.FeetInches, "5' 11\"", "5' 12\"" },
        { WantedColumn.Latitude, "90", "90.000001" },
        { WantedColumn.Latitude, "-90", "-90.000001" },
        { WantedColumn.Longitude, "180", "180.000001" },
        { WantedColumn.Longitude, "-180", "-180.000001" },
        { WantedColumn.TelephoneNumber, digits[..5], digits[..4] },
        { WantedColumn.TelephoneNumber, digits[..19], digits[..20] },
        { WantedColumn.EmailAddress, Email(64, 7, 2), Email(65, 7, 2) },
        { WantedColumn.EmailAddress, Email(1, 63, 2), Email(1, 64, 2) },
        { WantedColumn.EmailAddress, Email(1, 7, 63), Email(1, 7, 64) },
        { WantedColumn.EmailAddress, "a@b.c", "a@b" },
    };

    [Theory]
    [MemberData(nameof(Longest))]
    [MemberData(nameof(Outermost))]
    public void The_last_that_is_allowed_is_kept_and_the_next_is_malformed_and_not_kept(WantedColumn column, string allowed, string beyond)
    {
        var kept = Sample.Row((column, allowed));
        kept.Malformed.ShouldBe(default);
        HasValue(kept, column).ShouldBeTrue();

        var refused = Sample.Row((column, beyond));
        refused.Malformed.ShouldBe(ColumnSet.Of(column));
        refused.Blank.ShouldBe(default);
        HasValue(refused, column).ShouldBeFalse();
    }

    [Fact]
    public void Every_column_whose_value_can_be_that_long_is_tried()
    {
        // These have one form, which is shorter than any bound.
        WantedColumn[] ofOneForm =
        [
            WantedColumn.Gender, WantedColumn.Country, WantedColumn.Birthday, WantedColumn.CVV2, WantedColumn.CCExpires,
            WantedColumn.Centimeters,
        ];

        Longest.Select(row => row.Data.Item1).Concat(ofOneForm).ShouldBe(Enum.GetValues<WantedColumn>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData("154.25", "154.3")]
    [InlineData("154.24", "154.2")]
    public void A_weight_is_rounded_to_one_decimal_away_from_zero(string text, string pounds) =>
        Sample.Row((WantedColumn.Pounds, text)).Pounds!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(pounds);

    [Fact]
    public void A_card_is_over_when_the_month_after_its_last_has_begun()
    {
        var expiry = new CardExpiry(2030, 12);

        expiry.IsBefore(new DateOnly(2030, 12, 31)).ShouldBeFalse();
        expiry.IsBefore(new DateOnly(2031, 1, 1)).ShouldBeTrue();
        expiry.IsBefore(new DateOnly(2030, 11, 30)).ShouldBeFalse();
        new CardExpiry(2030, 1).IsBefore(new DateOnly(2029, 12, 31)).ShouldBeFalse();
    }

    private static string Letters(int count) => new('x', count);

    private static string Zeros(int count) => new('0', count);

    /// <summary>An address whose local part and labels have these lengths.</summary>
    private static string Email(int local, params int[] labels) => Letters(local) + "@" + string.Join('.', labels.Select(Letters));

    private static bool HasValue(CandidateRow row, WantedColumn column) => ValueOf(row, column) is not (null or "");

    private static object? ValueOf(CandidateRow row, WantedColumn column) => column switch
    {
        WantedColumn.Title => row.Title,
        WantedColumn.GivenName => row.GivenName,
        WantedColumn.Surname => row.Surname,
        WantedColumn.StreetAddress => row.StreetAddress,
        WantedColumn.City => row.City,
        WantedColumn.State => row.StateCode,
        WantedColumn.StateFull => row.StateName,
        WantedColumn.ZipCode => row.ZipCode,
        WantedColumn.EmailAddress => row.EmailAddress,
        WantedColumn.TelephoneNumber => row.TelephoneNumber,
        WantedColumn.Birthday => row.BirthDate,
        WantedColumn.CCType => row.CardType,
        WantedColumn.CCNumber => row.CardNumber,
        WantedColumn.CVV2 => row.Cvv2,
        WantedColumn.CCExpires => row.CardExpiry,
        WantedColumn.Vehicle => row.Vehicle,
        WantedColumn.Pounds => row.Pounds,
        WantedColumn.Kilograms => row.Kilograms,
        WantedColumn.FeetInches => row.HeightInches,
        WantedColumn.Centimeters => row.HeightCm,
        WantedColumn.Latitude => row.Latitude,
        WantedColumn.Longitude => row.Longitude,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };
}
