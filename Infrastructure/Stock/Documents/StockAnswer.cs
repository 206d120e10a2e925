using System.Data;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>What was posted.</summary>
/// <param name="IsRepeat">It was posted before, under the same key: this is the first answer again.</param>
/// <param name="Transactions">In the order of their ids. Empty for a stocktake that found everything as it was.</param>
public sealed record StockAnswer(long DocumentId, bool IsRepeat, DateTimeOffset PostedAt, IReadOnlyList<StockAnswer.Transaction> Transactions)
{
    /// <param name="Quantity">With its sign.</param>
    /// <param name="BalanceAfter">What was there then.</param>
    public sealed record Transaction(long Id, string Sku, long LocationId, int Quantity, int BalanceAfter);

    /// <summary>Reads the rows of <c>stock.answer</c> that an operation answers with: one at least.</summary>
    internal static async Task<StockAnswer> ReadAsync(NpgsqlDataReader reader)
    {
        StockAnswer? answer = null;
        var transactions = new List<Transaction>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            answer ??= new StockAnswer(
                reader.GetInt64("document_id"), reader.GetBoolean("is_repeat"), reader.GetFieldValue<DateTimeOffset>("posted_at"), transactions);
            if (!reader.IsDBNull("transaction_id"))
            {
                transactions.Add(new Transaction(
                    reader.GetInt64("transaction_id"),
                    reader.GetString("sku"),
                    reader.GetInt64("location_id"),
                    reader.GetInt32("quantity"),
                    reader.GetInt32("balance_after")));
            }
        }

        return answer ?? throw new InvalidOperationException("The stock operation gave no answer.");
    }
}
