using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Which lines of the system log are wanted. Null means all.</summary>
/// <param name="LeastLevel">This level and the worse ones.</param>
/// <param name="From">Logged then or later.</param>
/// <param name="To">Logged before.</param>
/// <param name="TraceId">32 hexadecimal digits, in lower case.</param>
/// <param name="Text">A part of the message, whatever its case.</param>
public sealed record SystemLogFilter(
    LogEventLevel? LeastLevel = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? TraceId = null, string? Text = null)
{
    public bool IsEmpty => this == new SystemLogFilter();
}
