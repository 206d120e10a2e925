using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>Which transactions a ledger shows.</summary>
/// <param name="Words">Each word must occur in the product's SKU or names, the reference, the reason or the author. At
/// most <see cref="WordsLengthMax"/> characters.</param>
/// <param name="ProductId">Only transactions of this product.</param>
/// <param name="From">Only transactions at this moment or later.</param>
/// <param name="To">Only transactions before this moment.</param>
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
