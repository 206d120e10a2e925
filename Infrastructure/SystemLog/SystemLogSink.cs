using Npgsql;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Writes events to table <c>system.log</c>, in Serilog's batches, from a bounded queue. Logging never waits for the database and
/// never fails because of it: what doesn't fit in the queue is dropped, counted, and told in the log once the database is back.
/// Its own failures go to Serilog's SelfLog.
/// </summary>
/// <remarks>
/// A batch whose commit was lost on the way back is written again: a line can stand twice in the table, never be lost in silence.
/// </remarks>
public sealed class SystemLogSink : ILogEventSink, IDisposable, IAsyncDisposable
{
    public const string MeterName = "Kotline.Logging";

    private readonly SystemLogCounts counts;
    private readonly SystemLogDelivery delivery;
    private readonly Logger batches;
    private int disposed;

    public SystemLogSink(SystemLogOptions options, TimeProvider time)
    {
        options.Validated();
        counts = new SystemLogCounts(options.QueueEventsMax, time);
        delivery = new SystemLogDelivery(options, time, counts);
        var batching = new BatchingOptions
        {
            BatchSizeLimit = options.BatchRowsMax,
            BufferingTimeLimit = TimeSpan.FromSeconds(options.BatchWaitSeconds),
            EagerlyEmitFirstEvent = false,

            // Serilog would drop what comes above it without a word: the counts refuse it before.
            QueueLimit = options.QueueEventsMax,
        };
        batches = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(delivery, batching).CreateLogger();
    }

    /// <summary>Events lost since the start: the queue was full, or the database refused them.</summary>
    public long DroppedCount => counts.Dropped;

    /// <summary>When lines last reached the table, by this process's clock; null until some did.</summary>
    public DateTimeOffset? LastWrittenAt => counts.LastWrittenAt;

    public void Emit(LogEvent logEvent)
    {
        // What Npgsql says while the log is written would be logged in turn, for ever. The console still has it.
        if (!LogScrubber.IsFrom(logEvent, "Npgsql") && counts.TryTake())
        {
            batches.Write(logEvent);
        }
    }

    /// <summary>Says where to write, once the database is up. Until then events wait in the queue.</summary>
    /// <param name="database">Must outlive this sink; the caller disposes of it.</param>
    /// <exception cref="InvalidOperationException">A database was already given.</exception>
    public void Attach(NpgsqlDataSource database)
    {
        if (!delivery.TryAttach(database) && Volatile.Read(ref disposed) == 0)
        {
            throw new InvalidOperationException("The log already has its database.");
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            delivery.BeginFlush();
            batches.Dispose();
            counts.Close();
        }
    }

    /// <summary>Writes what waits, within <see cref="SystemLogOptions.FlushTimeoutSeconds"/>; what is left is dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            delivery.BeginFlush();
            await batches.DisposeAsync();
            counts.Close();
        }
    }
}
