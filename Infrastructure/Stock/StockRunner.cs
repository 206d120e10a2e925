using System.Diagnostics.Metrics;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;
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
    /// <param name="operation">One statement.</param>
    /// <returns>Its rows; none where it answers with none.</returns>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    /// <exception cref="PostgresException">The operation was refused, or was in the way of others each time it was tried.</exception>
    internal async Task<IReadOnlyList<TRow>> RunAsync<TRow>(
        Actor actor, string purpose, StockTurns turns, SqlStatement operation, CancellationToken cancellationToken)
    {
        var statements = SqlStatement.Sequence(
            new SqlStatement("BEGIN ISOLATION LEVEL REPEATABLE READ"),
            DatabaseRole.Storekeeper.SetStatement(),
            turns.LockStatement,
            UnitOfWork.BeginStatement(actor, DatabaseRole.Storekeeper, purpose),
            operation,
            new SqlStatement("COMMIT"));
        var broken = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await TryAsync<TRow>(statements, cancellationToken);
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
    private async Task<IReadOnlyList<TRow>> TryAsync<TRow>(SqlStatement statements, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Stock);
        await db.OpenDbConnectionAsync(cancellationToken);

        // Once it is sent it is not abandoned: its outcome would be unknown.
        await using var answers = await db.ExecuteReaderAsync(statements.Text, CancellationToken.None, [.. statements.Parameters]);
        await answers.QueryToListAsync<long>(CancellationToken.None);
        var rows = await answers.QueryToListAsync<TRow>(CancellationToken.None);
        while (await answers.Reader!.NextResultAsync(CancellationToken.None))
        {
            // The commit's own refusal comes with the last result.
        }

        return rows;
    }
}
