using Kotline.Infrastructure.SystemLog;

namespace Kotline.Web.Tests.SystemLog;

public sealed class CardMaskTests
{
    // Numbers that the card schemes publish for tests.
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111\u00A01111\u00A01111\u00A01111")]
    [InlineData("378282246310005")]
    [InlineData("3782 822463 10005")]
    [InlineData("4222222222222")]
    [InlineData("6304000000000000000")]
    public void A_card_number_is_masked_with_its_last_digits(string number) =>
        CardMask.Apply($"card={number};").ShouldBe($"card={CardMask.Mask};");

    [Fact]
    public void A_number_is_found_among_other_digits()
    {
        CardMask.Apply("4111111111111111 962").ShouldBe($"{CardMask.Mask} 962");
        CardMask.Apply("7 4111111111111111").ShouldBe($"7 {CardMask.Mask}");
        CardMask.Apply("Visa,4111111111111111,962,12/2019").ShouldBe($"Visa,{CardMask.Mask},962,12/2019");
        CardMask.Apply("4111111111111111 5555555555554444").ShouldBe($"{CardMask.Mask} {CardMask.Mask}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no digit at all")]
    [InlineData("4111111111111112")]
    [InlineData("411111111111")]
    [InlineData("41111111111111110000")]
    [InlineData("2026-11-21 18:30:00")]
    [InlineData("+33 1 58 58 39 50")]
    public void What_is_no_card_number_is_left_as_it_is(string text) => CardMask.Apply(text).ShouldBeSameAs(text);
}
