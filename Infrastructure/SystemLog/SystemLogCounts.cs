using System.Diagnostics.Metrics;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Counts what became of the events. Each is written or dropped, and counted once. Until then a taken event is unsettled, so that
/// none is lost unnoticed, wherever its delivery breaks off. The unsettled events are those that wait in memory, so this is where
/// the queue is bounded.
/// </summary>
internal sealed class SystemLogCounts(int unsettledMax, TimeProvider time)
{
    private static readonly Meter meter = new(SystemLogSink.MeterName);
    private static readonly Counter<long> writtenCounter = meter.CreateCounter<long>("kotline.log.written", "{event}");
    private static readonly Counter<long> droppedCounter = meter.CreateCounter<long>("kotline.log.dropped", "{event}");

    private long unsettledBound = unsettledMax;
    private long unsettled;
    private long dropped;
    private long droppedUntold;
    private long lastWrittenTicks;

    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Null until an event was written.</summary>
    public DateTimeOffset? LastWrittenAt =>
        Interlocked.Read(ref lastWrittenTicks) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public bool HasUntold => Interlocked.Read(ref droppedUntold) > 0;

    /// <summary>Takes an event. It is refused if as many wait as allowed, or if no more events are taken.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref unsettled) <= Interlocked.Read(ref unsettledBound))
        {
            return true;
        }

        Drop(1);
        return false;
    }

    /// <summary>Counts taken events that have reached the table.</summary>
    public void Written(long count)
    {
        writtenCounter.Add(Settle(count));
        Interlocked.Exchange(ref lastWrittenTicks, time.GetUtcNow().Ticks);
    }

    /// <summary>Counts taken events that are given up.</summary>
    public void Drop(long count) => AddDropped(Settle(count));

    /// <summary>Stops taking events, and gives up all that are unsettled.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref unsettledBound, 0);
        AddDropped(Interlocked.Exchange(ref unsettled, 0));
    }

    /// <summary>The number of drops that the log hasn't reported yet. They count as reported from now on.</summary>
    public long TakeUntold() => Interlocked.Exchange(ref droppedUntold, 0);

    /// <summary>Undoes <see cref="TakeUntold"/> if the drops could not be reported after all.</summary>
    public void GiveBackUntold(long count) => Interlocked.Add(ref droppedUntold, count);

    private void AddDropped(long count)
    {
        Interlocked.Add(ref dropped, count);
        Interlocked.Add(ref droppedUntold, count);
        droppedCounter.Add(count);
    }

    // An abandoned write can still succeed, but events that were given up meanwhile aren't counted a second time.
    private long Settle(long count)
    {
        while (true)
        {
            var before = Interlocked.Read(ref unsettled);
            var settled = Math.Min(before, count);
            if (Interlocked.CompareExchange(ref unsettled, before - settled, before) == before)
            {
                return settled;
            }
        }
    }
}
