using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class AgeRuleTests
{
    [Theory]
    [InlineData(2008, 1, 1, true)]
    [InlineData(2008, 1, 2, false)]
    [InlineData(1938, 1, 2, true)]
    [InlineData(1938, 1, 1, false)]
    public void Adults_under_88_on_the_import_date_are_accepted(int year, int month, int day, bool accepted) =>
        Sample.Codes(Sample.Born(new DateOnly(year, month, day))).ShouldBe(accepted ? [] : ["age:Birthday"]);

    [Theory]
    [InlineData(2, 28, false)]
    [InlineData(3, 1, true)]
    public void Someone_born_on_29_February_is_18_on_1_March_of_a_common_year(int month, int day, bool accepted)
    {
        var rules = new SelectionRules(SelectionPolicy.Default, new DateOnly(2026, month, day));
        Sample.Codes(Sample.Born(new DateOnly(2008, 2, 29)), rules).ShouldBe(accepted ? [] : ["age:Birthday"]);
    }

    [Theory]
    [InlineData(2, 28, true)]
    [InlineData(3, 1, false)]
    public void Someone_born_on_29_February_reaches_the_age_limit_on_1_March_of_a_common_year(int month, int day, bool accepted)
    {
        var rules = new SelectionRules(SelectionPolicy.Default with { AgeLimit = 86 }, new DateOnly(2026, month, day));
        Sample.Codes(Sample.Born(new DateOnly(1940, 2, 29)), rules).ShouldBe(accepted ? [] : ["age:Birthday"]);
    }

    [Fact]
    public void The_limits_are_the_policys()
    {
        var rules = new SelectionRules(new SelectionPolicy(MinimumAge: 21, AgeLimit: 22, HeightToleranceCm: 1.27m), Sample.ImportDate);
        Sample.Codes(Sample.Born(new DateOnly(2005, 1, 1)), rules).ShouldBeEmpty();
        Sample.Codes(Sample.Born(new DateOnly(2005, 1, 2)), rules).ShouldBe(["age:Birthday"]);
        Sample.Codes(Sample.Born(new DateOnly(2004, 1, 1)), rules).ShouldBe(["age:Birthday"]);
    }

    [Fact]
    public void Who_is_born_after_the_import_date_is_no_adult_and_the_cell_is_wrong() =>
        Sample.Codes(Sample.Born(Sample.ImportDate.AddDays(1))).ShouldBe(["age:Birthday", "malformed:Birthday"]);

    [Fact]
    public void Who_is_born_on_the_import_date_is_only_too_young() =>
        Sample.Codes(Sample.Born(Sample.ImportDate)).ShouldBe(["age:Birthday"]);

    [Theory]
    [InlineData("", "missing:Birthday")]
    [InlineData("13/45/1990", "malformed:Birthday")]
    public void An_age_that_is_not_known_is_not_judged(string birthday, string code) =>
        Sample.Codes(Sample.Row((WantedColumn.Birthday, birthday))).ShouldBe([code]);
}
