namespace Kotline.Web.Tests.Domain.Imports;

public class CardRuleTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    public void A_card_is_held_by_one_person_only(int otherHolders, bool accepted) =>
        Sample.Codes(Sample.Row() with { OtherCardHolders = otherHolders }).ShouldBe(accepted ? [] : ["card:CCNumber"]);

    [Fact]
    public void A_row_has_no_other_holder_until_told() => Sample.Row().OtherCardHolders.ShouldBe(0);
}
