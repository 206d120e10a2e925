using System.Text.Json;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock;

/// <summary>Runs one statement of sql/025, and translates its refusal.</summary>
internal static class Retiring
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static async Task<RetireOutcome> RunAsync(
        StockRunner runner, Actor actor, string purpose, StockTurns turns, SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunAsync<SqlVoid>(actor, purpose, turns, statement, cancellationToken);
            return new RetireOutcome.Done();
        }
        catch (PostgresException refusal) when (refusal.SqlState == SqlStates.NotEmpty)
        {
            return new RetireOutcome.NotEmpty(JsonSerializer.Deserialize<List<RetireOutcome.NotEmpty.Remainder>>(refusal.Hint!, json)!);
        }
    }
}
