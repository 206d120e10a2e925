using System.Threading.Channels;
using Npgsql;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

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

    // How long a write that was cancelled may take to give up, beyond the time limit of the flush: Npgsql itself waits two seconds
    // for a server that is to cancel.
    private static readonly TimeSpan cancellationGrace = TimeSpan.FromSeconds(3);

    private readonly SystemLogOptions options;
    private readonly TimeProvider time;
    private readonly Channel<LogEvent> queue;
    private readonly TaskCompletionSource<NpgsqlDataSource> attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource flushing = new();
    private readonly CancellationTokenSource flushTimeout;
    private readonly SystemLogCounts counts;
    private readonly SystemLogDelivery delivery;
    private readonly Task writing;
    private int disposed;

    public SystemLogSink(SystemLogOptions options, TimeProvider time)
    {
        this.options = options.Validated();
        this.time = time;
        flushTimeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        counts = new SystemLogCounts(time);
        delivery = new SystemLogDelivery(options, time, counts, flushing.Token, flushTimeout.Token);
        queue = Channel.CreateBounded<LogEvent>(
            new BoundedChannelOptions(options.QueueEventsMax) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => counts.Refuse(1));

        // The writer belongs to no request: it must not inherit the trace or the log scope of whoever logs first.
        using (ExecutionContext.SuppressFlow())
        {
            writing = Task.Run(WriteUntilCompletedAsync);
        }
    }

    /// <summary>Events lost since the start: the queue was full, or the database refused them.</summary>
    public long DroppedCount => counts.Dropped;

    /// <summary>When lines last reached the table, by this process's clock; null until some did.</summary>
    public DateTimeOffset? LastWrittenAt => counts.LastWrittenAt;

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
            counts.Refuse(1);
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
            counts.DropUnsettled();
            return;
        }

        flushing.Dispose();
        flushTimeout.Dispose();
    }

    /// <summary>Runs as long as the sink. Never throws.</summary>
    private async Task WriteUntilCompletedAsync()
    {
        try
        {
            var database = await attached.Task;
            while (await NextBatchAsync() is { Count: > 0 } rows)
            {
                await delivery.DeliverAsync(database, rows);
            }

            if (counts.HasUntold)
            {
                await delivery.DeliverAsync(database, []);
            }
        }
        catch (OperationCanceledException)
        {
            SelfLog.WriteLine("{0}: stopped before all events were written", nameof(SystemLogSink));
        }
        finally
        {
            counts.DropUnsettled();
            while (queue.Reader.TryRead(out _))
            {
                counts.Refuse(1);
            }
        }
    }

    /// <summary>As many events as wait, or come within the batch's wait; none when the sink was disposed and the queue is empty.</summary>
    private async Task<List<SystemLogRow>> NextBatchAsync()
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
                    counts.Take();
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
        return rows.Count > 0 ? rows : await NextBatchAsync();
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
            counts.Drop(1);
            SelfLog.WriteLine("{0}: an event could not be rendered: {1}", nameof(SystemLogSink), failure.GetType());
        }
    }
}
