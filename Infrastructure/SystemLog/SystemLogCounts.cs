using System.Diagnostics.Metrics;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// What became of the events: each is written or dropped, and counted once. From when one is taken until then it is unsettled, so that
/// none is lost in silence wherever its delivery breaks off. As many as are unsettled wait in memory: so the queue's bound is kept here.
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

    /// <summary>Null until something was written.</summary>
    public DateTimeOffset? LastWrittenAt =>
        Interlocked.Read(ref lastWrittenTicks) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public bool HasUntold => Interlocked.Read(ref droppedUntold) > 0;

    /// <summary>An event comes. It is refused where as many wait as may, or nothing is taken any more.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref unsettled) <= Interlocked.Read(ref unsettledBound))
        {
            return true;
        }

        Drop(1);
        return false;
    }

    /// <summary>Taken events have reached the table.</summary>
    public void Written(long count)
    {
        writtenCounter.Add(Settle(count));
        Interlocked.Exchange(ref lastWrittenTicks, time.GetUtcNow().Ticks);
    }

    /// <summary>Taken events that are given up.</summary>
    public void Drop(long count) => AddDropped(Settle(count));

    /// <summary>Takes nothing any more, and gives up all that was taken and not settled.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref unsettledBound, 0);
        AddDropped(Interlocked.Exchange(ref unsettled, 0));
    }

    /// <summary>How many drops the log hasn't told yet; they count as told from now on.</summary>
    public long TakeUntold() => Interlocked.Exchange(ref droppedUntold, 0);

    /// <summary>The log could not tell them after all.</summary>
    public void GiveBackUntold(long count) => Interlocked.Add(ref droppedUntold, count);

    private void AddDropped(long count)
    {
        Interlocked.Add(ref dropped, count);
        Interlocked.Add(ref droppedUntold, count);
        droppedCounter.Add(count);
    }

    // An abandoned write can still succeed: what was given up meanwhile isn't counted a second time.
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
