using System.Text.Json;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock;

/// <summary>One statement of sql/025, and what its refusal says.</summary>
internal static class Retiring
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static async Task<RetireOutcome> RunAsync(
        StockRunner runner, Actor actor, string purpose, StockTurns turns, Func<NpgsqlBatchCommand> command, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.RunAsync(actor, purpose, turns, command, _ => Task.FromResult(new RetireOutcome.Done()), cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState == SqlStates.NotEmpty)
        {
            return new RetireOutcome.NotEmpty(JsonSerializer.Deserialize<List<RetireOutcome.NotEmpty.Remainder>>(refusal.Hint!, json)!);
        }
    }
}
