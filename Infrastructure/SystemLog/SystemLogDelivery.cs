using Npgsql;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Parsing;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Brings rows into table <c>system.log</c>: tries again while the database is away, and passes over a row that it won't have.
/// </summary>
/// <param name="flushing">The last try of each row: after it, a failure is final.</param>
/// <param name="flushTimeout">No try goes on after this.</param>
internal sealed class SystemLogDelivery(
    SystemLogOptions options, TimeProvider time, SystemLogCounts counts, CancellationToken flushing, CancellationToken flushTimeout)
{
    private static readonly MessageTemplate dropReport = new MessageTemplateParser().Parse("{Count} events were dropped");

    /// <summary>
    /// Tries until the rows are in the table or refused for what they are. Each of them is counted, unless it is broken off.
    /// </summary>
    /// <exception cref="OperationCanceledException">The last try failed: the rows that weren't written stay unsettled.</exception>
    public async Task DeliverAsync(NpgsqlDataSource database, IReadOnlyList<SystemLogRow> rows)
    {
        for (var waitSeconds = options.RetryWaitSeconds; ; waitSeconds = Math.Min(waitSeconds * 2, options.RetryWaitSecondsMax))
        {
            var lastTry = flushing.IsCancellationRequested;
            try
            {
                await WriteAsync(database, rows);
                return;
            }
            catch (PostgresException refusal) when (IsAboutTheRows(refusal))
            {
                SelfLog.WriteLine("{0}: rows were refused: {1}", nameof(SystemLogSink), refusal.SqlState);
                await DeliverOneByOneAsync(database, rows);
                return;
            }
            catch (Exception failure)
            {
                SelfLog.WriteLine("{0}: the database can't be written: {1}", nameof(SystemLogSink), failure.Message);
            }

            if (lastTry)
            {
                throw new OperationCanceledException();
            }

            await Task.Delay(TimeSpan.FromSeconds(waitSeconds), time, flushing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One row that the database won't have must not stop the others.</summary>
    private async Task DeliverOneByOneAsync(NpgsqlDataSource database, IReadOnlyList<SystemLogRow> rows)
    {
        if (rows.Count <= 1)
        {
            counts.Drop(rows.Count);
            return;
        }

        foreach (var row in rows)
        {
            await DeliverAsync(database, [row]);
        }
    }

    private async Task WriteAsync(NpgsqlDataSource database, IReadOnlyList<SystemLogRow> rows)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.WriteTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, flushTimeout);
        var untold = counts.TakeUntold();
        try
        {
            await SystemLogTable.Write(database, untold == 0 ? rows : [.. rows, DropReport(untold)], either.Token);
            counts.Written(rows.Count);
        }
        catch
        {
            counts.GiveBackUntold(untold);
            throw;
        }
    }

    private SystemLogRow DropReport(long count) => SystemLogRow.From(new LogEvent(
        time.GetUtcNow(),
        LogEventLevel.Warning,
        exception: null,
        dropReport,
        [
            new LogEventProperty("Count", new ScalarValue(count)),
            new LogEventProperty(Constants.SourceContextPropertyName, new ScalarValue(typeof(SystemLogSink).FullName)),
        ]));

    // Class 22: data exception; 23: constraint violation; 54: a limit exceeded. Anything else (no table yet, no right, no
    // connection) can be put right while the rows wait.
    private static bool IsAboutTheRows(PostgresException refusal) =>
        refusal.SqlState.StartsWith("22", StringComparison.Ordinal)
        || refusal.SqlState.StartsWith("23", StringComparison.Ordinal)
        || refusal.SqlState.StartsWith("54", StringComparison.Ordinal);
}
