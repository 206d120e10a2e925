using Kotline.Domain.Clients;

namespace Kotline.Web.Tests.Domain.Clients;

public class RankingTests
{
    [Fact]
    public void The_most_frequent_come_first_equals_are_added_up_and_the_rest_is_counted()
    {
        var ranking = Of(2, ("Fiat", 3), ("Audi", 3), ("Seat", 1), ("Fiat", 2), ("Ford", 1));

        ranking.Top.ShouldBe([new("Fiat", 5), new("Audi", 3)]);
        ranking.Others.ShouldBe(2);
        ranking.OthersCount.ShouldBe(2);
    }

    [Fact]
    public void Equally_frequent_ones_stand_in_their_own_order() =>
        Of(3, ("Seat", 1), ("Audi", 1), ("Ford", 1)).Top.Select(entry => entry.Of).ShouldBe(["Audi", "Ford", "Seat"]);

    [Fact]
    public void A_single_one_left_over_is_named()
    {
        var ranking = Of(2, ("Fiat", 3), ("Audi", 2), ("Seat", 1));

        ranking.Top.Count.ShouldBe(3);
        ranking.Others.ShouldBe(0);
        ranking.OthersCount.ShouldBe(0);
    }

    [Fact]
    public void Of_nothing_there_is_no_top() => Of(2).Top.ShouldBeEmpty();

    private static Ranking<string> Of(int topMax, params (string Brand, int Count)[] counted) =>
        Ranking.Of(counted.Select(entry => new Counted<string>(entry.Brand, entry.Count)), topMax, string.CompareOrdinal);
}
