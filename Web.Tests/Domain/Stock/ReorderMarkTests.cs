using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class ReorderMarkTests
{
    [Theory]
    [InlineData(6, 5, false)]
    [InlineData(5, 5, true)]
    [InlineData(0, 5, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 0, false)]
    public void A_product_is_reordered_when_no_more_than_its_mark_is_left_and_it_has_one(long level, int mark, bool isReached) =>
        ReorderMark.IsReached(level, mark).ShouldBe(isReached);
}
