using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>Which transactions a ledger shows.</summary>
/// <param name="Words">Each is in the product's SKU or names, the reference, the reason or the author. At most <see
/// cref="WordsLengthMax"/> characters.</param>
/// <param name="ProductId">Of one product.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before this.</param>
public sealed record LedgerFilter(
    string? Words = null,
    TransactionKind? Kind = null,
    long? LocationId = null,
    long? ProductId = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null)
{
    public const int WordsLengthMax = 100;
}
