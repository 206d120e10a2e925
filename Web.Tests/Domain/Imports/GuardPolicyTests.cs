using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public sealed class GuardPolicyTests
{
    private static readonly Dictionary<string, int> none = [];

    [Theory]
    [InlineData(0, 20, 20)]
    [InlineData(40, 20, 20)]
    [InlineData(42, 20, 21)]
    [InlineData(400, 20, 200)]
    [InlineData(401, 21, 201)]
    [InlineData(2792, 140, 1396)]
    public void A_limit_is_a_share_of_the_active_clients_rounded_up_and_never_below_twenty(
        int activeClients, int suspendedLimit, int changedLimit)
    {
        var changes = GuardPolicy.Default.Weigh(activeClients, 0, none);

        (changes.SuspendedLimit, changes.ChangedLimit).ShouldBe((suspendedLimit, changedLimit));
    }

    [Fact]
    public void The_limit_itself_is_allowed_and_one_more_is_too_much()
    {
        GuardPolicy.Default.Weigh(2792, 140, none).IsTooMuch.ShouldBeFalse();
        GuardPolicy.Default.Weigh(2792, 141, none).IsTooMuch.ShouldBeTrue();
        GuardPolicy.Default.Weigh(2792, 0, new Dictionary<string, int> { ["city"] = 1396, ["phone"] = 1396 }).IsTooMuch.ShouldBeFalse();
        var changes = GuardPolicy.Default.Weigh(2792, 0, new Dictionary<string, int> { ["phone"] = 1397, ["city"] = 1397, ["title"] = 3 });
        changes.ChangedTooOften.ShouldBe(["city", "phone"]);
        (changes.IsTooMuch, changes.SuspendsTooMany).ShouldBe((true, false));
    }
}
