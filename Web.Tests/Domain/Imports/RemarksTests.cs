using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class RemarksTests
{
    [Fact]
    public void A_sound_row_has_no_remark() => Remarks.Of(Sample.Row(), Sample.ImportDate).ShouldBeEmpty();

    [Theory]
    [InlineData("12/2025", true)]
    [InlineData("1/2026", false)]
    [InlineData("2/2026", false)]
    [InlineData("1/2025", true)]
    public void A_card_is_valid_to_the_end_of_its_month(string expires, bool expired) =>
        Remarks.Of(Sample.Row((WantedColumn.CCExpires, expires)), Sample.ImportDate)
            .ShouldBe(expired ? [Remark.ExpiredCard] : []);

    [Theory]
    [InlineData("4000001000000018", false)]
    [InlineData("4000001000000019", true)]
    [InlineData("4000010000000018", true)]
    public void A_card_number_that_fails_its_check_digit_is_remarked(string number, bool remarked) =>
        Remarks.Of(Sample.Row((WantedColumn.CCNumber, number)), Sample.ImportDate).ShouldBe(remarked ? [Remark.Luhn] : []);

    // 154.3 lb are 69.99 kg exactly, and 70.14 kg at the 2.2 lb/kg of the partners.
    [Theory]
    [InlineData("154.3", "69.8", true)]
    [InlineData("154.3", "69.9", false)]
    [InlineData("154.3", "70.0", false)]
    [InlineData("154.3", "70.1", false)]
    [InlineData("154.3", "70.2", false)]
    [InlineData("154.3", "70.3", true)]
    [InlineData("154.0", "70.1", false)]
    [InlineData("213.4", "97.0", false)]
    [InlineData("154.3", "", false)]
    [InlineData("", "70.0", false)]
    public void Weights_agree_within_their_rounding(string pounds, string kilograms, bool remarked) =>
        Remarks.Of(Sample.Row((WantedColumn.Pounds, pounds), (WantedColumn.Kilograms, kilograms)), Sample.ImportDate)
            .ShouldBe(remarked ? [Remark.WeightMismatch] : []);

    [Theory]
    [InlineData("1000", "FR", true)]
    [InlineData("9712", "GP", true)]
    [InlineData("1067", "DE", true)]
    [InlineData("2134", "US", true)]
    [InlineData("100", "IT", true)]
    [InlineData("01000", "FR", false)]
    [InlineData("75001", "FR", false)]
    [InlineData("1000", "BE", false)]
    [InlineData("8001", "CH", false)]
    [InlineData("1010", "AT", false)]
    [InlineData("1000", "NL", false)]
    [InlineData("750O", "FR", false)]
    [InlineData("75 01", "FR", false)]
    [InlineData("", "FR", false)]
    [InlineData("1000", "", false)]
    public void A_postcode_that_lost_its_zeros_is_remarked_and_kept_as_it_came(string postcode, string country, bool remarked)
    {
        var row = Sample.Row((WantedColumn.ZipCode, postcode), (WantedColumn.Country, country));
        Remarks.Of(row, Sample.ImportDate).ShouldBe(remarked ? [Remark.ShortPostcode] : []);
        row.ZipCode.ShouldBe(postcode);
    }

    [Theory]
    [InlineData("1 rue des Essais\r\nBâtiment B", true)]
    [InlineData("1 rue des Essais, Bâtiment B", false)]
    [InlineData("\n1 rue des Essais\n", false)]
    public void A_street_that_came_on_several_lines_is_remarked(string street, bool remarked) =>
        Remarks.Of(Sample.Row((WantedColumn.StreetAddress, street)), Sample.ImportDate).ShouldBe(remarked ? [Remark.LineEndInStreet] : []);

    [Fact]
    public void All_remarks_are_made_and_none_sets_the_row_aside()
    {
        var row = Sample.Row(
            (WantedColumn.CCExpires, "12/2019"),
            (WantedColumn.CCNumber, "4000001000000019"),
            (WantedColumn.Kilograms, "154.3"),
            (WantedColumn.StreetAddress, "1 rue\nB"),
            (WantedColumn.ZipCode, "1000"));
        Remarks.Of(row, Sample.ImportDate).ShouldBe(
            [Remark.ExpiredCard, Remark.Luhn, Remark.WeightMismatch, Remark.LineEndInStreet, Remark.ShortPostcode]);
        Sample.Rules.Check(row).ShouldBeEmpty();
    }

    [Fact]
    public void A_remarks_code_is_snake_case() =>
        Enum.GetValues<Remark>().Select(remark => remark.Code())
            .ShouldBe(["expired_card", "luhn", "weight_mismatch", "shared_email", "line_end_in_street", "short_postcode"]);
}
