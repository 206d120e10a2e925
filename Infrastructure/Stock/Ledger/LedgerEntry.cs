using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>One transaction with its document.</summary>
/// <param name="Quantity">With its sign.</param>
/// <param name="Balance">The level after the transaction.</param>
/// <param name="Actor">Who posted it.</param>
/// <param name="IsReversed">Whether another document took it back.</param>
public sealed record LedgerEntry(
    long Id,
    DateTimeOffset PostedAt,
    TransactionKind Kind,
    long ProductId,
    string Sku,
    string NameFr,
    string NameEn,
    string Location,
    int Quantity,
    int Balance,
    long DocumentId,
    string? Reference,
    string? Reason,
    string Actor,
    bool IsReversed);
