using System.Globalization;
using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class MonthTests
{
    [Theory]
    [InlineData("2026-11", "2026-11-01", "2026-12-01")]
    [InlineData("2026-12", "2026-12-01", "2027-01-01")]
    public void A_month_goes_from_its_first_day_to_the_next_months(string text, string first, string firstOfNext)
    {
        var month = Month.Parse(text).ShouldNotBeNull();

        month.FirstDay.ShouldBe(Day(first));
        month.FirstDayOfNext.ShouldBe(Day(firstOfNext));
        month.ToString().ShouldBe(text);
        Month.Of(month.FirstDayOfNext.AddDays(-1)).ShouldBe(month);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("11/2026")]
    [InlineData("9999-12")]
    [InlineData("1900-12")]
    public void What_is_no_month_is_none(string? text) => Month.Parse(text).ShouldBeNull();

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
