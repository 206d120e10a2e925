using FsCheck;
using FsCheck.Fluent;
using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class HeightRuleTests
{
    [Theory]
    [InlineData("5' 9\"", "174", true)]
    [InlineData("6' 9\"", "207", true)]
    [InlineData("5' 8\"", "174", false)]
    [InlineData("6' 10\"", "207", false)]
    public void Half_an_inch_is_tolerated_in_either_direction(string feetInches, string centimeters, bool accepted) =>
        Sample.Codes(Row(feetInches, centimeters)).ShouldBe(accepted ? [] : ["height:Centimeters"]);

    [Theory]
    [InlineData("1.25", false)]
    [InlineData("1.26", true)]
    [InlineData("1.27", true)]
    public void A_gap_that_meets_the_tolerance_exactly_is_accepted(string toleranceCm, bool accepted)
    {
        var policy = SelectionPolicy.Default with
        {
            HeightToleranceCm = decimal.Parse(toleranceCm, System.Globalization.CultureInfo.InvariantCulture),
        };
        var rules = new SelectionRules(policy, Sample.ImportDate);
        Sample.Codes(Row("5' 9\"", "174"), rules).ShouldBe(accepted ? [] : ["height:Centimeters"]);
    }

    [Fact]
    public void A_tolerance_of_zero_accepts_an_exact_height_only()
    {
        var rules = new SelectionRules(SelectionPolicy.Default with { HeightToleranceCm = 0m }, Sample.ImportDate);
        Sample.Codes(Row("4' 2\"", "127"), rules).ShouldBeEmpty();
        Sample.Codes(Row("4' 2\"", "128"), rules).ShouldBe(["height:Centimeters"]);
    }

    [Fact]
    public void No_height_in_whole_units_meets_the_default_tolerance_exactly()
    {
        var gapsCm = from inches in Enumerable.Range(20, 88)
                     from cm in Enumerable.Range(50, 223)
                     select HeightGap.Cm(inches, cm);
        gapsCm.ShouldNotContain(1.27m);
    }

    [Fact]
    public void Too_tall_and_too_short_by_as_much_are_judged_alike() =>
        Prop.ForAll(Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (halfHundredsOfInches, offByCm) =>
        {
            // 50 inches are 127 cm exactly, so that a whole number of centimetres can be off by as much either way.
            var inches = 50 * halfHundredsOfInches;
            var exactCm = 127 * halfHundredsOfInches;
            return HeightGap.Cm(inches, exactCm + offByCm) == offByCm && HeightGap.Cm(inches, exactCm - offByCm) == offByCm;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wider_tolerance_never_refuses_what_a_narrower_one_accepts() =>
        Prop.ForAll(
            Gen.Choose(20, 107).ToArbitrary(),
            Gen.Choose(50, 272).ToArbitrary(),
            Gen.Choose(0, 300).ToArbitrary(),
            (inches, cm, toleranceHundredths) =>
            {
                var row = Row($"{inches / 12}' {inches % 12}\"", $"{cm}");
                return Refusals(row, toleranceHundredths / 100m) >= Refusals(row, (toleranceHundredths + 1) / 100m);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "170", "missing:FeetInches")]
    [InlineData("5' 12\"", "170", "malformed:FeetInches")]
    [InlineData("5' 7\"", "", "missing:Centimeters")]
    [InlineData("5' 7\"", "1,70", "malformed:Centimeters")]
    public void A_height_of_which_one_half_is_not_known_is_not_judged(string feetInches, string centimeters, string code) =>
        Sample.Codes(Row(feetInches, centimeters)).ShouldBe([code]);

    private static CandidateRow Row(string feetInches, string centimeters) =>
        Sample.Row((WantedColumn.FeetInches, feetInches), (WantedColumn.Centimeters, centimeters));

    private static int Refusals(CandidateRow row, decimal toleranceCm) =>
        new SelectionRules(SelectionPolicy.Default with { HeightToleranceCm = toleranceCm }, Sample.ImportDate).Check(row).Count;
}
