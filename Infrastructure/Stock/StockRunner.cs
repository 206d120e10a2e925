using System.Diagnostics.Metrics;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock;

/// <summary>
/// Runs one stock operation at REPEATABLE READ as one unit of work: turn, unit, operation and commit in one round trip, so that nobody
/// waits for this process while it holds a turn. After 40001 and 40P01 all of it is run again on a fresh connection, a bounded number
/// of times with a random pause between; after a connection that broke it is run again at once, as the operation's key makes that harmless:
/// once more than the pool has connections, since a restart cuts all that lay in it, and a pool that is being emptied still hands some out.
/// Whoever got no answer in time isn't made to wait for it twice.
/// </summary>
public sealed class StockRunner(KotlineDatabase database, TimeProvider clock)
{
    public const string MeterName = "Kotline.Stock";

    private const int AttemptsMax = 12;
    private const int FirstPauseMs = 5;
    private const int PauseMaxMs = 200;

    private static readonly Meter meter = new(MeterName);
    private static readonly Counter<long> commits = meter.CreateCounter<long>("kotline.stock.commits", description: "Stock operations that were committed");
    private static readonly Counter<long> retries = meter.CreateCounter<long>("kotline.stock.retries", description: "Attempts beyond the first");

    /// <param name="purpose">For the unit of work.</param>
    /// <param name="turns">Those of every product that the operation moves.</param>
    /// <param name="operation">One statement; a new one for every attempt.</param>
    /// <param name="read">Reads its rows.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    /// <exception cref="PostgresException">The operation was refused, or was in the way of others each time it was tried.</exception>
    internal async Task<T> RunAsync<T>(
        Actor actor,
        string purpose,
        StockTurns turns,
        Func<NpgsqlBatchCommand> operation,
        Func<NpgsqlDataReader, Task<T>> read,
        CancellationToken cancellationToken)
    {
        var broken = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await TryAsync(actor, purpose, turns, operation(), read, cancellationToken);
                commits.Add(1);
                return answer;
            }
            catch (PostgresException refusal) when (UnitOfWorkRefusedException.IsRefusal(refusal))
            {
                throw new UnitOfWorkRefusedException(refusal);
            }
            catch (PostgresException conflict) when (IsConflict(conflict) && attempt < AttemptsMax)
            {
                await PauseAsync(attempt, cancellationToken);
            }
            catch (Exception away) when (DatabaseAway.Is(away) && !DatabaseAway.IsSilence(away) && broken <= KotlineDatabase.StockConnectionsMax)
            {
                broken++;
            }

            retries.Add(1);
        }
    }

    private static bool IsConflict(PostgresException thrown) =>
        thrown.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var longest = Math.Min(FirstPauseMs << attempt, PauseMaxMs);
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, longest)), clock, cancellationToken);
    }

    /// <summary>A failure leaves the transaction undone: a connection that goes back to the pool is rolled back, a broken one by the
    /// server.</summary>
    private async Task<T> TryAsync<T>(
        Actor actor,
        string purpose,
        StockTurns turns,
        NpgsqlBatchCommand operation,
        Func<NpgsqlDataReader, Task<T>> read,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.Stock.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL REPEATABLE READ"),
                new NpgsqlBatchCommand($"SET LOCAL ROLE {DatabaseRole.Storekeeper.SqlName()}"),
                new NpgsqlBatchCommand(turns.LockStatement),
                UnitOfWork.BeginCommand(actor, DatabaseRole.Storekeeper, purpose),
                operation,
                new NpgsqlBatchCommand("COMMIT"),
            },
        };
        // Once it is sent it is not abandoned: its outcome would be unknown.
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        await reader.NextResultAsync(CancellationToken.None);
        var answer = await read(reader);
        while (await reader.NextResultAsync(CancellationToken.None))
        {
            // The commit's own refusal comes with the last result.
        }

        return answer;
    }
}
