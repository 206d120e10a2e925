using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>
/// A row of <c>stock.answer</c> (sql/024). There is one for each transaction of a document, or one without a transaction if it has none.
/// </summary>
internal sealed record StockAnswerRow
{
    [Column("document_id")]
    public long DocumentId { get; init; }

    [Column("is_repeat")]
    public bool IsRepeat { get; init; }

    [Column("posted_at")]
    public DateTimeOffset PostedAt { get; init; }

    [Column("transaction_id")]
    public long? TransactionId { get; init; }

    [Column("sku")]
    public string? Sku { get; init; }

    [Column("location_id")]
    public long? LocationId { get; init; }

    [Column("quantity")]
    public int? Quantity { get; init; }

    [Column("balance_after")]
    public int? BalanceAfter { get; init; }
}
