using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public sealed class FailureTests
{
    public static TheoryData<Reason> Reasons => [.. Enum.GetValues<Reason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_is_kept_of_a_failure_is_read_again(Reason reason)
    {
        var failure = new Failure(reason, WantedColumn.Birthday);

        failure.Code.ShouldBe($"{reason.Code()}:Birthday");
        Failure.Parse(failure.Code).ShouldBe(failure);
    }
}
