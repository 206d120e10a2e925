namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>A clock that a test moves by hand.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
