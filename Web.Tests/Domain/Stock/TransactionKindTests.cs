using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class TransactionKindTests
{
    [Theory]
    [InlineData(TransactionKind.Incoming, "INCOMING")]
    [InlineData(TransactionKind.Outgoing, "OUTGOING")]
    [InlineData(TransactionKind.Adjustment, "ADJUSTMENT")]
    [InlineData(TransactionKind.Transfer, "TRANSFER")]
    [InlineData(TransactionKind.Reversal, "REVERSAL")]
    public void A_kind_is_written_to_the_ledger_and_read_from_it_by_its_code(TransactionKind kind, string code)
    {
        kind.Code().ShouldBe(code);
        TransactionKindCodes.Parse(code).ShouldBe(kind);
    }

    [Fact]
    public void A_code_that_no_kind_has_is_a_fault() =>
        Should.Throw<InvalidOperationException>(() => TransactionKindCodes.Parse("incoming"));
}
