using Npgsql;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Parsing;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Writes batches of events to table <c>system.log</c>. It retries while the database is away, and skips a row that the database refuses.
/// It never throws, because Serilog would then retry, up to a minute later, and could write rows a second time.
/// </summary>
internal sealed class SystemLogDelivery(SystemLogOptions options, TimeProvider time, SystemLogCounts counts)
    : IBatchedLogEventSink, IDisposable
{
    // How long a cancelled write may take to give up, beyond the time limit of the flush. Npgsql itself waits two seconds for
    // the server to cancel.
    private static readonly TimeSpan cancellationGrace = TimeSpan.FromSeconds(3);

    private static readonly MessageTemplate dropReport = new MessageTemplateParser().Parse("{Count} events were dropped");

    private readonly TaskCompletionSource<NpgsqlDataSource> attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // When this is cancelled, each row is tried one last time, and then a failure is final.
    private readonly CancellationTokenSource flushing = new();

    // When this is cancelled, no attempt goes on.
    private readonly CancellationTokenSource flushTimeout = new(Timeout.InfiniteTimeSpan, time);

    // When this is cancelled, even a write that can't be cancelled is abandoned: a server that doesn't answer must not
    // keep the process alive.
    private readonly CancellationTokenSource abandoning = new(Timeout.InfiniteTimeSpan, time);

    // Once a last attempt has failed, all further events stay unsettled, and are dropped when the counts are closed.
    private bool isBrokenOff;

    /// <returns>False if there is a database already, or if this no longer waits for one.</returns>
    public bool TryAttach(NpgsqlDataSource database) => attached.TrySetResult(database);

    /// <summary>From now on each row is tried only once, within <see cref="SystemLogOptions.FlushTimeoutSeconds"/>.</summary>
    public void BeginFlush()
    {
        var timeout = TimeSpan.FromSeconds(options.FlushTimeoutSeconds);
        attached.TrySetCanceled(CancellationToken.None);
        flushTimeout.CancelAfter(timeout);
        abandoning.CancelAfter(timeout + cancellationGrace);
        flushing.Cancel();
    }

    public async Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        await DeliverOrBreakOffAsync(Rows(batch));

        // There will be no later batch to report what this one lost.
        if (flushing.IsCancellationRequested)
        {
            await DeliverOrBreakOffAsync([]);
        }
    }

    public Task OnEmptyBatchAsync() => DeliverOrBreakOffAsync([]);

    /// <summary>Called by Serilog's batching after its last batch.</summary>
    public void Dispose()
    {
        flushing.Dispose();
        flushTimeout.Dispose();
        abandoning.Dispose();
    }

    private List<SystemLogRow> Rows(IReadOnlyCollection<LogEvent> batch)
    {
        List<SystemLogRow> rows = [];
        foreach (var logEvent in batch)
        {
            try
            {
                rows.Add(SystemLogRow.From(logEvent));
            }
            catch (Exception failure)
            {
                // A value's own ToString or format can throw any exception.
                counts.Drop(1);
                SelfLog.WriteLine("{0}: an event could not be rendered: {1}", nameof(SystemLogSink), failure.GetType());
            }
        }

        return rows;
    }

    private async Task DeliverOrBreakOffAsync(List<SystemLogRow> rows)
    {
        if (isBrokenOff || (rows.Count == 0 && !counts.HasUntold))
        {
            return;
        }

        try
        {
            await DeliverAsync(await attached.Task, rows);
        }
        catch (OperationCanceledException)
        {
            isBrokenOff = true;
            SelfLog.WriteLine("{0}: stopped before all events were written", nameof(SystemLogSink));
        }
    }

    /// <summary>
    /// Tries until the rows are either in the table or refused because of their content. Each of them is counted, unless the
    /// delivery breaks off.
    /// </summary>
    /// <exception cref="OperationCanceledException">The last attempt failed, and the rows that weren't written stay unsettled.</exception>
    private async Task DeliverAsync(NpgsqlDataSource database, IReadOnlyList<SystemLogRow> rows)
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

            await Task.Delay(TimeSpan.FromSeconds(waitSeconds), time, flushing.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes the rows one by one, so that a row that the database refuses doesn't stop the others.</summary>
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
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, flushTimeout.Token);
        var untold = counts.TakeUntold();
        try
        {
            var write = SystemLogTable.Write(database, untold == 0 ? rows : [.. rows, DropReport(untold)], either.Token);
            await write.WaitAsync(abandoning.Token);
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

    // Class 22: data exception; 23: constraint violation; 54: a limit exceeded. Anything else (no table yet, no right, no connection) can
    // be fixed while the rows wait.
    private static bool IsAboutTheRows(PostgresException refusal) =>
        refusal.SqlState.StartsWith("22", StringComparison.Ordinal)
        || refusal.SqlState.StartsWith("23", StringComparison.Ordinal)
        || refusal.SqlState.StartsWith("54", StringComparison.Ordinal);
}
