namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>What was posted.</summary>
/// <param name="IsRepeat">Whether it had been posted before under the same key; if so, this is the first answer again.</param>
/// <param name="Transactions">In the order of their ids. Empty for a stocktake that found no difference.</param>
public sealed record StockAnswer(
    long DocumentId, bool IsRepeat, DateTimeOffset PostedAt, IReadOnlyList<StockAnswer.Transaction> Transactions)
{
    /// <param name="Quantity">With its sign.</param>
    /// <param name="BalanceAfter">The level after the transaction.</param>
    public sealed record Transaction(long Id, string Sku, long LocationId, int Quantity, int BalanceAfter);

    /// <param name="rows">At least one row, as an operation always returns one.</param>
    internal static StockAnswer Of(IReadOnlyList<StockAnswerRow> rows)
    {
        var transactions =
            from row in rows
            where row.TransactionId is not null
            select new Transaction(row.TransactionId!.Value, row.Sku!, row.LocationId!.Value, row.Quantity!.Value, row.BalanceAfter!.Value);
        return new StockAnswer(rows[0].DocumentId, rows[0].IsRepeat, rows[0].PostedAt, [.. transactions]);
    }
}
