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
    [InlineData("213.4", "97.0", false)]
    [InlineData("154.3", "", false)]
    [InlineData("", "70.0", false)]
    public void Weights_agree_within_their_rounding(string pounds, string kilograms, bool remarked) =>
        Remarks.Of(Sample.Row((WantedColumn.Pounds, pounds), (WantedColumn.Kilograms, kilograms)), Sample.ImportDate)
            .ShouldBe(remarked ? [Remark.WeightMismatch] : []);

    [Fact]
    public void All_remarks_are_made_and_none_sets_the_row_aside()
    {
        CandidateRow row = Sample.Row(
            (WantedColumn.CCExpires, "12/2019"),
            (WantedColumn.CCNumber, "4000001000000019"),
            (WantedColumn.Kilograms, "154.3"));
        Remarks.Of(row, Sample.ImportDate).ShouldBe([Remark.ExpiredCard, Remark.Luhn, Remark.WeightMismatch]);
        Sample.Rules.Check(row).ShouldBeEmpty();
    }

    [Fact]
    public void A_remarks_code_is_snake_case() =>
        Enum.GetValues<Remark>().Select(remark => remark.Code())
            .ShouldBe(["expired_card", "luhn", "weight_mismatch", "shared_email"]);
}
