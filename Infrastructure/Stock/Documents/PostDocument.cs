using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>Posts a delivery, a sale, a stocktake or a transfer: all of its lines or none (sql/024_posting.sql).</summary>
public sealed class PostDocument(StockRunner runner)
{
    private static readonly StockRequestRules rules = new();

    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<StockOutcome> RunAsync(Actor actor, StockRequest request, CancellationToken cancellationToken)
    {
        var judged = rules.Validate(request);
        if (!judged.IsValid)
        {
            return new StockOutcome.Invalid(judged.Errors);
        }

        try
        {
            return new StockOutcome.Posted(await runner.RunAsync(
                actor, $"post {request.Kind.Code()}", StockTurns.Of(request.Lines.Select(line => line.Sku)), () => Command(request), StockAnswer.ReadAsync, cancellationToken));
        }
        catch (PostgresException refusal) when (StockOutcome.Of(refusal) is not null)
        {
            return StockOutcome.Of(refusal)!;
        }
    }

    private static NpgsqlBatchCommand Command(StockRequest request) => new("SELECT * FROM stock.post($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    {
        Parameters =
        {
            new() { Value = request.Key },
            new() { Value = request.Digest() },
            new() { Value = request.Kind.Code() },
            new() { Value = (object?)request.Reference ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)request.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = request.Lines.Select(line => line.Sku).ToArray() },
            new() { Value = request.Lines.Select(line => line.LocationId).ToArray() },
            new() { Value = request.Lines.Select(line => line.Quantity).ToArray() },
            new() { Value = request.Lines.Select(line => line.Seen).ToArray() },
        },
    };
}
