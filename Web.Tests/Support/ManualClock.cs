namespace Kotline.Web.Tests.Support;

/// <summary>A clock that a test moves by hand, with timers that go off by it alone.</summary>
internal sealed class ManualClock(DateTimeOffset begin) : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = begin;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Sets off what is due meanwhile, each timer once at most.</summary>
    public void Advance(TimeSpan time)
    {
        List<Timer> due;
        lock (guard)
        {
            now += time;
            due = [.. timers.Where(timer => timer.IsDue(now))];
        }

        due.ForEach(timer => timer.GoOff());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private DateTimeOffset? dueAt;
        private TimeSpan repeatsAfter;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.guard)
            {
                repeatsAfter = period;
                dueAt = dueTime < TimeSpan.Zero ? null : clock.now + dueTime;
                clock.timers.Remove(this);
                clock.timers.Add(this);
            }

            return true;
        }

        /// <summary>Called under the clock's guard.</summary>
        public bool IsDue(DateTimeOffset at)
        {
            if (!(dueAt <= at))
            {
                return false;
            }

            dueAt = repeatsAfter > TimeSpan.Zero ? at + repeatsAfter : null;
            return true;
        }

        public void GoOff() => callback(state);

        public void Dispose()
        {
            lock (clock.guard)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
