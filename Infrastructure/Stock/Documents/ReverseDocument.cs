using System.Security.Cryptography;
using System.Text.Json;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>Takes back a whole document by posting another one. What the document brought must still be there.</summary>
public sealed class ReverseDocument(KotlineDatabase database, StockRunner runner)
{
    // The unique index of sql/023.
    private const string ReversedOnce = "document_is_reversed_once";

    /// <param name="reason">1 to 500 characters.</param>
    /// <returns>null when there is no such document.</returns>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<StockOutcome?> RunAsync(Actor actor, string key, long documentId, string reason, CancellationToken cancellationToken)
    {
        // Neither of the two ever changes, so they can be read before the turn is taken.
        var (isReversal, skus) = await ReadAsync(documentId, cancellationToken);
        if (skus.Count == 0)
        {
            return null;
        }

        try
        {
            var rows = await runner.RunAsync<StockAnswerRow>(
                actor, $"reverse document {documentId}", StockTurns.Of(skus), Statement(key, documentId, reason), cancellationToken);
            return new StockOutcome.Posted(StockAnswer.Of(rows));
        }
        catch (PostgresException twice) when (twice is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: ReversedOnce })
        {
            return new StockOutcome.NotReversible();
        }
        catch (PostgresException refusal) when (refusal.SqlState == SqlStates.RecordBroken && isReversal)
        {
            // Any other violation is a fault of the program: a line that doesn't match the reversed one, or only a part of a document.
            return new StockOutcome.NotReversible();
        }
        catch (PostgresException refusal) when (StockOutcome.Of(refusal) is not null)
        {
            return StockOutcome.Of(refusal);
        }
    }

    private static SqlStatement Statement(string key, long documentId, string reason) => SqlStatement.OfFile(
        "stock/reverse.sql",
        DataParameter.Text("key", key),
        DataParameter.VarBinary(
            "digest", SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Kind = "REVERSAL", documentId, reason }))),
        DataParameter.Int64("document", documentId),
        DataParameter.Text("reason", reason));

    private async Task<(bool IsReversal, List<string> Skus)> ReadAsync(long documentId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Storekeeper, cancellationToken);
        var lines = await (
            from transaction in session.Db.GetTable<TransactionRow>()
            join product in session.Db.GetTable<ProductRow>() on transaction.ProductId equals product.Id
            where transaction.DocumentId == documentId
            select new { IsReversal = transaction.ReversesId != null, product.Sku })
            .Distinct()
            .ToListAsync(cancellationToken);
        return (lines.Any(line => line.IsReversal), [.. lines.Select(line => line.Sku)]);
    }
}
