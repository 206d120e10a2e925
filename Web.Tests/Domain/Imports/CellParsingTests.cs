using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

/// <summary>What each kind of cell accepts, at its bounds.</summary>
public class CellParsingTests
{
    [Theory]
    [InlineData(DateOrder.MonthDayYear, "8/30/1940")]
    [InlineData(DateOrder.MonthDayYear, "08/30/1940")]
    [InlineData(DateOrder.MonthDayYear, " 8-30-1940 ")]
    [InlineData(DateOrder.DayMonthYear, "30/8/1940")]
    [InlineData(DateOrder.DayMonthYear, "30.08.1940")]
    [InlineData(DateOrder.YearMonthDay, "1940-08-30")]
    [InlineData(DateOrder.YearMonthDay, "1940/8/30")]
    public void A_birth_date_is_read_in_the_partners_order(DateOrder order, string text) =>
        CandidateRow.Read(Sample.Cells((WantedColumn.Birthday, text)), order).BirthDate.ShouldBe(new DateOnly(1940, 8, 30));

    [Theory]
    [InlineData(DateOrder.MonthDayYear, "30/8/1940")]
    [InlineData(DateOrder.DayMonthYear, "8/30/1940")]
    [InlineData(DateOrder.YearMonthDay, "8/30/1940")]
    [InlineData(DateOrder.MonthDayYear, "1940-08-30")]
    [InlineData(DateOrder.MonthDayYear, "8/30-1940")]
    [InlineData(DateOrder.MonthDayYear, "8/30/40")]
    [InlineData(DateOrder.MonthDayYear, "8/30/01940")]
    [InlineData(DateOrder.MonthDayYear, "8/30/1940/1")]
    [InlineData(DateOrder.MonthDayYear, "8/30")]
    [InlineData(DateOrder.MonthDayYear, "0/30/1940")]
    [InlineData(DateOrder.MonthDayYear, "8/0/1940")]
    [InlineData(DateOrder.MonthDayYear, "2/29/1941")]
    [InlineData(DateOrder.MonthDayYear, "2/29/1900")]
    [InlineData(DateOrder.MonthDayYear, "12/31/1879")]
    [InlineData(DateOrder.MonthDayYear, "٨/30/1940")]
    [InlineData(DateOrder.MonthDayYear, "Aug 30 1940")]
    public void Another_birth_date_is_malformed(DateOrder order, string text)
    {
        var row = CandidateRow.Read(Sample.Cells((WantedColumn.Birthday, text)), order);
        row.BirthDate.ShouldBeNull();
        row.Malformed.ShouldBe(ColumnSet.Of(WantedColumn.Birthday));
    }

    [Theory]
    [InlineData("5' 5\"", 65)]
    [InlineData("5'5\"", 65)]
    [InlineData("6' 0\"", 72)]
    [InlineData("5' 11\"", 71)]
    [InlineData("5\u2032 5\u2033", 65)]
    [InlineData("5\u2019 05\u201D", 65)]
    [InlineData("1' 8\"", 20)]
    [InlineData("8' 11\"", 107)]
    public void Feet_and_inches_are_read_as_inches(string text, int inches) =>
        Sample.Row((WantedColumn.FeetInches, text)).HeightInches.ShouldBe(inches);

    [Theory]
    [InlineData(WantedColumn.FeetInches, "5' 12\"")]
    [InlineData(WantedColumn.FeetInches, "5'\"")]
    [InlineData(WantedColumn.FeetInches, "5\"")]
    [InlineData(WantedColumn.FeetInches, "5' 5")]
    [InlineData(WantedColumn.FeetInches, "65")]
    [InlineData(WantedColumn.FeetInches, "' 5\"")]
    [InlineData(WantedColumn.FeetInches, "1' 7\"")]
    [InlineData(WantedColumn.FeetInches, "9' 0\"")]
    [InlineData(WantedColumn.FeetInches, "5' -5\"")]
    [InlineData(WantedColumn.Centimeters, "49")]
    [InlineData(WantedColumn.Centimeters, "273")]
    [InlineData(WantedColumn.Centimeters, "170.5")]
    [InlineData(WantedColumn.Centimeters, "-170")]
    [InlineData(WantedColumn.Centimeters, "1 70")]
    [InlineData(WantedColumn.Pounds, "0")]
    [InlineData(WantedColumn.Pounds, "1500.1")]
    [InlineData(WantedColumn.Pounds, "154,3")]
    [InlineData(WantedColumn.Kilograms, "70 kg")]
    [InlineData(WantedColumn.Kilograms, "7e1")]
    [InlineData(WantedColumn.Kilograms, "700.1")]
    [InlineData(WantedColumn.Latitude, "90.000001")]
    [InlineData(WantedColumn.Latitude, "-90.1")]
    [InlineData(WantedColumn.Latitude, "48° 51'")]
    [InlineData(WantedColumn.Longitude, "180.1")]
    [InlineData(WantedColumn.Longitude, "-180.1")]
    [InlineData(WantedColumn.Gender, "f")]
    [InlineData(WantedColumn.Gender, "0")]
    [InlineData(WantedColumn.Country, "FRA")]
    [InlineData(WantedColumn.Country, "ZZ")]
    [InlineData(WantedColumn.CCNumber, "40000010000")]
    [InlineData(WantedColumn.CCNumber, "40000010000000180000")]
    [InlineData(WantedColumn.CCNumber, "4000001000000abc")]
    [InlineData(WantedColumn.CCNumber, "4.00000100000002E+15")]
    [InlineData(WantedColumn.CCNumber, "------------")]
    [InlineData(WantedColumn.CVV2, "12")]
    [InlineData(WantedColumn.CVV2, "12345")]
    [InlineData(WantedColumn.CVV2, "12a")]
    [InlineData(WantedColumn.CCExpires, "13/2019")]
    [InlineData(WantedColumn.CCExpires, "0/2019")]
    [InlineData(WantedColumn.CCExpires, "12/19")]
    [InlineData(WantedColumn.CCExpires, "12/31/2019")]
    [InlineData(WantedColumn.CCExpires, "2019")]
    [InlineData(WantedColumn.CCExpires, "12/1989")]
    [InlineData(WantedColumn.CCExpires, "12/2100")]
    [InlineData(WantedColumn.TelephoneNumber, "1234")]
    [InlineData(WantedColumn.TelephoneNumber, "01234567890123456789")]
    [InlineData(WantedColumn.TelephoneNumber, "01.99.00.00.0x")]
    [InlineData(WantedColumn.TelephoneNumber, "33+199000001")]
    [InlineData(WantedColumn.EmailAddress, "amelie")]
    [InlineData(WantedColumn.EmailAddress, "@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "amelie@")]
    [InlineData(WantedColumn.EmailAddress, "amelie@example")]
    [InlineData(WantedColumn.EmailAddress, "amelie@.fr")]
    [InlineData(WantedColumn.EmailAddress, "amelie@example..fr")]
    [InlineData(WantedColumn.EmailAddress, "amelie@-example.fr")]
    [InlineData(WantedColumn.EmailAddress, "amelie@exam_ple.fr")]
    [InlineData(WantedColumn.EmailAddress, "am elie@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "am\u00A0elie@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "am\u3000elie@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "a@b@example.fr")]
    [InlineData(WantedColumn.EmailAddress, ".amelie@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "amelie.@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "ame..lie@example.fr")]
    [InlineData(WantedColumn.EmailAddress, "Amélie <amelie@example.fr>")]
    [InlineData(WantedColumn.Surname, "Es\u0001sai")]
    public void A_value_out_of_shape_or_bounds_is_malformed(WantedColumn column, string text) =>
        Sample.Row((column, text)).Malformed.ShouldBe(ColumnSet.Of(column));

    // Lone surrogates can't be written in an attribute, which is stored as UTF-8.
    [Fact]
    public void Half_a_character_is_malformed()
    {
        Sample.Row((WantedColumn.Surname, "Essai\uD83D")).Malformed.ShouldBe(ColumnSet.Of(WantedColumn.Surname));
        Sample.Row((WantedColumn.Surname, "\uDE97Essai")).Malformed.ShouldBe(ColumnSet.Of(WantedColumn.Surname));
    }

    [Theory]
    [InlineData(WantedColumn.Gender, "Male")]
    [InlineData(WantedColumn.Gender, "FEMALE")]
    [InlineData(WantedColumn.Country, "fr")]
    [InlineData(WantedColumn.CCNumber, "400000100000")]
    [InlineData(WantedColumn.CCNumber, "4000001000000018000")]
    [InlineData(WantedColumn.CVV2, "0123")]
    [InlineData(WantedColumn.CCExpires, "01/2021")]
    [InlineData(WantedColumn.CCExpires, "2021-1")]
    [InlineData(WantedColumn.Centimeters, "50")]
    [InlineData(WantedColumn.Centimeters, "272")]
    [InlineData(WantedColumn.Latitude, "90")]
    [InlineData(WantedColumn.Latitude, "-90.0")]
    [InlineData(WantedColumn.Longitude, "180.000000")]
    [InlineData(WantedColumn.Longitude, "-180")]
    [InlineData(WantedColumn.TelephoneNumber, "+33 (0)1 99 00 00 01")]
    [InlineData(WantedColumn.TelephoneNumber, "0711 35 01 78")]
    [InlineData(WantedColumn.TelephoneNumber, "030/23125-001")]
    [InlineData(WantedColumn.EmailAddress, "o'neil+test@mail.example.co.uk")]
    [InlineData(WantedColumn.EmailAddress, "élodie@müller.de")]
    [InlineData(WantedColumn.StreetAddress, "1 rue des Essais\r\nBâtiment B")]
    [InlineData(WantedColumn.Surname, "Essai 🚗")]
    [InlineData(WantedColumn.Birthday, "1/1/1880")]
    public void A_value_within_its_shape_and_bounds_is_kept(WantedColumn column, string text) =>
        Sample.Row((column, text)).Malformed.IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("4000 0010 0000 0018")]
    [InlineData("4000-0010-0000-0018")]
    public void A_card_number_is_kept_without_what_groups_its_digits(string text) =>
        Sample.Row((WantedColumn.CCNumber, text)).CardNumber.ShouldBe("4000001000000018");

    [Fact]
    public void More_decimals_than_are_kept_are_rounded()
    {
        var row = Sample.Row((WantedColumn.Latitude, "-48.1234565"), (WantedColumn.Kilograms, "70.05"));
        row.Latitude.ShouldBe(-48.123457m);
        row.Kilograms.ShouldBe(70.1m);
    }

    [Fact]
    public void A_malformed_value_is_not_kept()
    {
        var row = Sample.Row((WantedColumn.CCNumber, "4000"), (WantedColumn.Centimeters, "17"), (WantedColumn.Surname, "a\0b"));
        row.CardNumber.ShouldBeEmpty();
        row.HeightCm.ShouldBeNull();
        row.Surname.ShouldBeEmpty();
    }
}
