using Npgsql;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Writes events to table <c>system.log</c>, in Serilog's batches, from a bounded queue. Logging never waits for the database and never
/// fails because of it. Events that don't fit in the queue are dropped and counted, and the log reports their number once the database is
/// back. The sink's own failures go to Serilog's SelfLog.
/// </summary>
/// <remarks>
/// A batch is written again if the answer to its commit was lost. So a line can be in the table twice, but is never lost unnoticed.
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

            // Serilog would silently drop events beyond this limit, so the counts refuse them first.
            QueueLimit = options.QueueEventsMax,
        };
        batches = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(delivery, batching).CreateLogger();
    }

    /// <summary>How many events were lost since the start, because the queue was full or the database refused them.</summary>
    public long DroppedCount => counts.Dropped;

    /// <summary>When lines were last written to the table, by this process's clock; null until then.</summary>
    public DateTimeOffset? LastWrittenAt => counts.LastWrittenAt;

    public void Emit(LogEvent logEvent)
    {
        // Npgsql's own messages are left to the console: writing them would cause further ones, endlessly.
        if (!LogScrubber.IsFrom(logEvent, "Npgsql") && counts.TryTake())
        {
            batches.Write(logEvent);
        }
    }

    /// <summary>Sets the database to write to, once it is up. Until then events wait in the queue.</summary>
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

    /// <summary>Writes the waiting events, within <see cref="SystemLogOptions.FlushTimeoutSeconds"/>; the rest is dropped.</summary>
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
