using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Npgsql;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Parsing;

namespace Kotline.Infrastructure.Logging;

/// <summary>
/// Writes events to table <c>system.log</c>, in batches, from a bounded queue. Logging never waits for the database and never
/// fails because of it: what doesn't fit in the queue is dropped, counted, and told in the log once the database is back.
/// Its own failures go to Serilog's SelfLog.
/// </summary>
/// <remarks>
/// A batch whose commit was lost on the way back is written again: a line can stand twice in the table, never be lost in silence.
/// </remarks>
public sealed class SystemLogSink : ILogEventSink, IDisposable, IAsyncDisposable
{
    public const string MeterName = "Kotline.Logging";

    private static readonly Meter meter = new(MeterName);
    private static readonly Counter<long> writtenCounter = meter.CreateCounter<long>("kotline.log.written", "{event}");
    private static readonly Counter<long> droppedCounter = meter.CreateCounter<long>("kotline.log.dropped", "{event}");
    private static readonly MessageTemplate dropReport = new MessageTemplateParser().Parse("{Count} events were dropped");

    // How long a write that was cancelled may take to give up, beyond the time limit of the flush: Npgsql itself waits two seconds
    // for a server that is to cancel.
    private static readonly TimeSpan cancellationGrace = TimeSpan.FromSeconds(3);

    private readonly SystemLogOptions options;
    private readonly TimeProvider time;
    private readonly Channel<LogEvent> queue;
    private readonly TaskCompletionSource<NpgsqlDataSource> attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource flushing = new();
    private readonly CancellationTokenSource flushTimeout;
    private readonly Task writing;
    private NpgsqlDataSource? ownDatabase;
    private long droppedCount;
    private long droppedUntoldCount;
    private int deliveringCount;
    private int disposed;

    public SystemLogSink(SystemLogOptions options, TimeProvider time)
    {
        this.options = options.Validated();
        this.time = time;
        flushTimeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        queue = Channel.CreateBounded<LogEvent>(
            new BoundedChannelOptions(options.QueueEventsMax) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Drop(1));

        // The writer belongs to no request: it must not inherit the trace or the log scope of whoever logs first.
        using (ExecutionContext.SuppressFlow())
        {
            writing = Task.Run(WriteUntilCompleted);
        }
    }

    /// <summary>Events lost since the start: the queue was full, or the database refused them.</summary>
    public long DroppedCount => Interlocked.Read(ref droppedCount);

    public void Emit(LogEvent logEvent)
    {
        // What Npgsql says while the log is written would be logged in turn, for ever. The console still has it.
        if (LogScrubber.IsFrom(logEvent, "Npgsql"))
        {
            return;
        }

        // A full queue counts its own drops; this is a queue that was closed.
        if (!queue.Writer.TryWrite(logEvent))
        {
            Drop(1);
        }
    }

    /// <summary>Says where to write, once the database is up. Until then events wait in the queue.</summary>
    /// <param name="database">Must outlive this sink; the caller disposes of it.</param>
    /// <exception cref="InvalidOperationException">A database was already given.</exception>
    public void Attach(NpgsqlDataSource database)
    {
        if (!attached.TrySetResult(database) && Volatile.Read(ref disposed) == 0)
        {
            throw new InvalidOperationException("The log already has its database.");
        }
    }

    /// <summary>
    /// The same with connections of the log's own: its last events are written after the application's have been closed.
    /// </summary>
    /// <exception cref="InvalidOperationException">A database was already given.</exception>
    public void Attach(string connectionString)
    {
        var connections = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 1, ApplicationName = "kotline-log" };
        var database = NpgsqlDataSource.Create(connections);
        try
        {
            Attach(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }

        ownDatabase = database;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Writes what waits, within <see cref="SystemLogOptions.FlushTimeoutSeconds"/>; what is left is dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        queue.Writer.TryComplete();
        attached.TrySetCanceled(CancellationToken.None);
        await flushing.CancelAsync();
        var timeout = TimeSpan.FromSeconds(options.FlushTimeoutSeconds);
        flushTimeout.CancelAfter(timeout);
        try
        {
            await writing.WaitAsync(timeout + cancellationGrace, time);
        }
        catch (TimeoutException)
        {
            // A server that doesn't even answer a cancellation must not keep the process alive: what it holds is left to it.
            SelfLog.WriteLine("{0}: the database did not answer in time", nameof(SystemLogSink));
            Drop(Interlocked.Exchange(ref deliveringCount, 0));
            return;
        }

        if (ownDatabase is not null)
        {
            await ownDatabase.DisposeAsync();
        }

        flushing.Dispose();
        flushTimeout.Dispose();
    }

    /// <summary>Runs as long as the sink. Never throws.</summary>
    private async Task WriteUntilCompleted()
    {
        try
        {
            var database = await attached.Task;
            while (await NextBatch() is { Count: > 0 } rows)
            {
                await Deliver(database, rows);
            }

            if (Interlocked.Read(ref droppedUntoldCount) > 0)
            {
                await Deliver(database, []);
            }
        }
        catch (OperationCanceledException)
        {
            SelfLog.WriteLine("{0}: stopped before all events were written", nameof(SystemLogSink));
        }
        finally
        {
            while (queue.Reader.TryRead(out _))
            {
                Drop(1);
            }
        }
    }

    /// <summary>As many events as wait, or come within the batch's wait; none when the sink was disposed and the queue is empty.</summary>
    private async Task<List<SystemLogRow>> NextBatch()
    {
        List<SystemLogRow> rows = [];
        if (!await queue.Reader.WaitToReadAsync(flushTimeout.Token))
        {
            return rows;
        }

        using var window = new CancellationTokenSource(TimeSpan.FromSeconds(options.BatchWaitSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(window.Token, flushTimeout.Token);
        try
        {
            do
            {
                while (rows.Count < options.BatchRowsMax && queue.Reader.TryRead(out var logEvent))
                {
                    AddRow(rows, logEvent);
                }
            }
            while (rows.Count < options.BatchRowsMax && await queue.Reader.WaitToReadAsync(either.Token));
        }
        catch (OperationCanceledException) when (window.IsCancellationRequested)
        {
            // The wait is over: what has gathered is the batch.
        }

        // All that was read could not be turned into rows: an empty list would end the writer.
        return rows.Count > 0 ? rows : await NextBatch();
    }

    private void AddRow(List<SystemLogRow> rows, LogEvent logEvent)
    {
        try
        {
            rows.Add(SystemLogRow.From(logEvent));
        }
        catch (Exception failure)
        {
            // A value's own ToString or format can throw anything.
            Drop(1);
            SelfLog.WriteLine("{0}: an event could not be rendered: {1}", nameof(SystemLogSink), failure.GetType());
        }
    }

    /// <summary>
    /// Tries until the rows are in the table. While the sink is being disposed, a failure is final: the rows are dropped.
    /// </summary>
    private async Task Deliver(NpgsqlDataSource database, List<SystemLogRow> rows)
    {
        Interlocked.Exchange(ref deliveringCount, rows.Count);
        for (var waitSeconds = options.RetryWaitSeconds; ; waitSeconds = Math.Min(waitSeconds * 2, options.RetryWaitSecondsMax))
        {
            var lastTry = flushing.IsCancellationRequested;
            try
            {
                await Write(database, rows);
                Interlocked.Exchange(ref deliveringCount, 0);
                return;
            }
            catch (PostgresException refusal) when (IsAboutTheRows(refusal))
            {
                SelfLog.WriteLine("{0}: rows were refused: {1}", nameof(SystemLogSink), refusal.SqlState);
                await DeliverOneByOne(database, rows);
                return;
            }
            catch (Exception failure)
            {
                SelfLog.WriteLine("{0}: the database can't be written: {1}", nameof(SystemLogSink), failure.Message);
            }

            if (lastTry)
            {
                Drop(Interlocked.Exchange(ref deliveringCount, 0));
                throw new OperationCanceledException();
            }

            await Task.Delay(TimeSpan.FromSeconds(waitSeconds), time, flushing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One row that the database won't have must not stop the others.</summary>
    private async Task DeliverOneByOne(NpgsqlDataSource database, List<SystemLogRow> rows)
    {
        if (rows.Count <= 1)
        {
            Drop(rows.Count);
            return;
        }

        foreach (var row in rows)
        {
            await Deliver(database, [row]);
        }
    }

    private async Task Write(NpgsqlDataSource database, List<SystemLogRow> rows)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.WriteTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, flushTimeout.Token);
        var droppedUntold = Interlocked.Exchange(ref droppedUntoldCount, 0);
        try
        {
            await SystemLogTable.Write(database, droppedUntold == 0 ? rows : [.. rows, DropReport(droppedUntold)], either.Token);
            writtenCounter.Add(rows.Count);
        }
        catch
        {
            Interlocked.Add(ref droppedUntoldCount, droppedUntold);
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

    private void Drop(long count)
    {
        Interlocked.Add(ref droppedCount, count);
        Interlocked.Add(ref droppedUntoldCount, count);
        droppedCounter.Add(count);
    }
}
