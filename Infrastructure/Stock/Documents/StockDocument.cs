using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Ledger;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>A document: transactions that were posted together.</summary>
/// <param name="Reverses">The document that this one takes back.</param>
/// <param name="ReversedBy">The document that took this one back.</param>
/// <param name="Entries">In the order of the SKUs. Empty for a stocktake that found no difference.</param>
public sealed record StockDocument(
    long Id,
    TransactionKind Kind,
    DateTimeOffset PostedAt,
    string Actor,
    string? Reference,
    string? Reason,
    long? Reverses,
    long? ReversedBy,
    IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>Whether it can be reversed. A reversal can't be, and no document can be twice.</summary>
    public bool IsReversible => Kind != TransactionKind.Reversal && ReversedBy is null && Entries.Count > 0;
}
