using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class SelectionRulesTests
{
    [Fact]
    public void A_sound_row_has_no_failure() => Sample.Rules.Check(Sample.Row()).ShouldBeEmpty();

    [Fact]
    public void All_reasons_are_reported_not_just_the_first()
    {
        var row = Sample.Row(
            (WantedColumn.Birthday, "3/4/1930"),
            (WantedColumn.Centimeters, "200"),
            (WantedColumn.City, ""),
            (WantedColumn.Country, "ZZ")) with
        { OtherCardHolders = 1 };
        Sample.Rules.Check(row).ShouldBe(
        [
            new Failure(Reason.Age, WantedColumn.Birthday),
            new Failure(Reason.Height, WantedColumn.Centimeters),
            new Failure(Reason.Card, WantedColumn.CCNumber),
            new Failure(Reason.Missing, WantedColumn.City),
            new Failure(Reason.Malformed, WantedColumn.Country),
        ]);
    }

    [Fact]
    public void A_failure_shows_as_reason_and_column() =>
        new Failure(Reason.Age, WantedColumn.Birthday).ToString().ShouldBe("age:Birthday");

    [Fact]
    public void A_failures_message_holds_no_value_of_the_row()
    {
        var result = Sample.Rules.Validate(
            Sample.Row((WantedColumn.Birthday, "3/4/1930"), (WantedColumn.Centimeters, "200")) with { OtherCardHolders = 7 });
        result.Errors.Count.ShouldBe(3);
        result.ToString().ShouldNotContain("1930");
        result.ToString().ShouldNotContain("200");
    }

    [Fact]
    public void One_validator_serves_many_threads()
    {
        var sound = Sample.Row();
        var tooOld = Sample.Born(new DateOnly(1930, 1, 1));
        var wrongAnswers = 0;
        Parallel.For(0, 20_000, i =>
        {
            var expected = i % 2;
            if (Sample.Rules.Check(expected == 0 ? sound : tooOld).Count != expected)
            {
                Interlocked.Increment(ref wrongAnswers);
            }
        });
        wrongAnswers.ShouldBe(0);
    }

    [Fact]
    public void Every_reason_has_a_code_that_reads_back()
    {
        foreach (var reason in Enum.GetValues<Reason>())
        {
            reason.Code().ShouldBe(reason.ToString().ToLowerInvariant());
            ReasonCodes.FromCode(reason.Code()).ShouldBe(reason);
        }
    }
}
