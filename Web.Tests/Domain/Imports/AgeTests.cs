using FsCheck;
using FsCheck.Fluent;
using Kotline.Domain.Clients;

namespace Kotline.Web.Tests.Domain.Imports;

public class AgeTests
{
    [Theory]
    [InlineData("2008-01-01", "2026-01-01", 18)]
    [InlineData("2008-01-02", "2026-01-01", 17)]
    [InlineData("1938-01-01", "2026-01-01", 88)]
    [InlineData("1938-01-02", "2026-01-01", 87)]
    [InlineData("2007-12-31", "2026-01-01", 18)]
    [InlineData("2008-10-01", "2026-09-30", 17)]
    [InlineData("2026-01-01", "2026-01-01", 0)]
    [InlineData("2026-01-02", "2026-01-01", -1)]
    public void A_year_is_full_on_the_birthday(string birth, string date, int age) =>
        Age.On(Date(birth), Date(date)).ShouldBe(age);

    [Theory]
    [InlineData("2026-02-28", 17)]
    [InlineData("2026-03-01", 18)]
    [InlineData("2028-02-28", 19)]
    [InlineData("2028-02-29", 20)]
    [InlineData("2100-02-28", 91)]
    [InlineData("2100-03-01", 92)]
    public void Someone_born_on_29_February_ages_on_1_March_in_common_years(string date, int age) =>
        Age.On(new DateOnly(2008, 2, 29), Date(date)).ShouldBe(age);

    [Fact]
    public void Age_never_falls_as_time_passes_and_rises_by_one_a_year_at_most() =>
        Prop.ForAll(Days().ToArbitrary(), Days().ToArbitrary(), (birth, date) =>
        {
            var today = Age.On(birth, date);
            return Age.On(birth, date.AddDays(1)) - today is 0 or 1 && Age.On(birth, date.AddYears(1)) - today is 0 or 1 or 2;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_is_born_later_is_never_older() =>
        Prop.ForAll(Days().ToArbitrary(), Days().ToArbitrary(), Days().ToArbitrary(), (one, other, date) =>
        {
            (var earlier, var later) = one < other ? (one, other) : (other, one);
            return Age.On(later, date) <= Age.On(earlier, date);
        }).QuickCheckThrowOnFailure();

    private static Gen<DateOnly> Days() =>
        Gen.Choose(Date("1880-01-01").DayNumber, Date("2120-12-31").DayNumber).Select(DateOnly.FromDayNumber);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", provider: null);
}
