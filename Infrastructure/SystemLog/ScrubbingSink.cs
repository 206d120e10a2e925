using Serilog.Core;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Comes before every other sink, so that none of them sees what <see cref="LogScrubber"/> removes. A Serilog enricher couldn't do this,
/// because it can change properties, but neither the exception nor the template.
/// </summary>
public sealed class ScrubbingSink(Logger inner) : ILogEventSink, IDisposable, IAsyncDisposable
{
    public void Emit(LogEvent logEvent) => inner.Write(LogScrubber.Scrub(logEvent));

    public void Dispose() => inner.Dispose();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
