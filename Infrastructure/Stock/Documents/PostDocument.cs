using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>Posts a delivery, a sale, a stocktake or a transfer, either all of its lines or none (sql/024_posting.sql).</summary>
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
            var rows = await runner.RunAsync<StockAnswerRow>(
                actor,
                $"post {request.Kind.Code()}",
                StockTurns.Of(request.Lines.Select(line => line.Sku)),
                Statement(request),
                cancellationToken);
            return new StockOutcome.Posted(StockAnswer.Of(rows));
        }
        catch (PostgresException refusal) when (StockOutcome.Of(refusal) is not null)
        {
            return StockOutcome.Of(refusal)!;
        }
    }

    private static SqlStatement Statement(StockRequest request) => SqlStatement.OfFile(
        "stock/post.sql",
        DataParameter.Text("key", request.Key),
        DataParameter.VarBinary("digest", request.Digest()),
        DataParameter.Text("kind", request.Kind.Code()),
        DataParameter.Text("reference", request.Reference),
        DataParameter.Text("reason", request.Reason),
        new DataParameter("skus", request.Lines.Select(line => line.Sku).ToArray()),
        new DataParameter("locations", request.Lines.Select(line => line.LocationId).ToArray()),
        new DataParameter("quantities", request.Lines.Select(line => line.Quantity).ToArray()),
        new DataParameter("seen", request.Lines.Select(line => line.Seen).ToArray()));
}
