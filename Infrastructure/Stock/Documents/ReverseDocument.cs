using System.Security.Cryptography;
using System.Text.Json;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>Takes back all of a document by another one. What the document brought has to be there still.</summary>
public sealed class ReverseDocument(KotlineDatabase database, StockRunner runner)
{
    /// <param name="reason">1 to 500 characters.</param>
    /// <returns>null when there is no such document.</returns>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<StockOutcome?> RunAsync(Actor actor, string key, long documentId, string reason, CancellationToken cancellationToken)
    {
        // They never change, so they can be read before the turn is taken.
        if (await SkusAsync(documentId, cancellationToken) is not { Count: > 0 } skus)
        {
            return null;
        }

        try
        {
            return new StockOutcome.Posted(
                await runner.RunAsync(actor, $"reverse document {documentId}", StockTurns.Of(skus), () => Command(key, documentId, reason), StockAnswer.ReadAsync, cancellationToken));
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation or "KT004")
        {
            return new StockOutcome.NotReversible();
        }
        catch (PostgresException refusal) when (StockOutcome.Of(refusal) is not null)
        {
            return StockOutcome.Of(refusal);
        }
    }

    private static NpgsqlBatchCommand Command(string key, long documentId, string reason) => new("SELECT * FROM stock.reverse($1, $2, $3, $4)")
    {
        Parameters =
        {
            new() { Value = key },
            new() { Value = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Kind = "REVERSAL", documentId, reason })) },
            new() { Value = documentId },
            new() { Value = reason },
        },
    };

    private async Task<List<string>> SkusAsync(long documentId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Storekeeper, cancellationToken);
        var skus =
            from transaction in session.Db.GetTable<TransactionRow>()
            join product in session.Db.GetTable<ProductRow>() on transaction.ProductId equals product.Id
            where transaction.DocumentId == documentId
            select product.Sku;
        return await skus.Distinct().ToListAsync(cancellationToken);
    }
}
