using FsCheck;
using FsCheck.Fluent;
using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class LuhnTests
{
    [Theory]
    [InlineData("79927398713", true)]
    [InlineData("4111111111111111", true)]
    [InlineData("378282246310005", true)]
    [InlineData("79927398710", false)]
    public void The_check_digit_holds_or_not(string digits, bool holds) => Luhn.Holds(digits).ShouldBe(holds);

    [Fact]
    public void Exactly_one_check_digit_holds() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            number => Enumerable.Range(0, 10).Count(check => Luhn.Holds($"{number}{check}")) == 1)
            .QuickCheckThrowOnFailure();
}
