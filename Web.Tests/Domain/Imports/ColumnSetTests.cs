using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class ColumnSetTests
{
    [Fact]
    public void Columns_come_in_their_own_order()
    {
        var set = ColumnSet.Of(WantedColumn.StateFull, WantedColumn.Gender, WantedColumn.City);
        set.Columns().ShouldBe([WantedColumn.Gender, WantedColumn.City, WantedColumn.StateFull]);
        set.Count.ShouldBe(3);
        set.ToString().ShouldBe("Gender,City,StateFull");
    }

    [Fact]
    public void A_set_without_another_keeps_the_rest()
    {
        var rest = ColumnSet.Of(WantedColumn.City, WantedColumn.Title).Without(ColumnSet.Of(WantedColumn.Title, WantedColumn.CVV2));
        rest.ShouldBe(ColumnSet.Of(WantedColumn.City));
        rest.Contains(WantedColumn.Title).ShouldBeFalse();
        rest.Without(rest).IsEmpty.ShouldBeTrue();
    }
}
