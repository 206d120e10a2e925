using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Which lines of the system log are wanted. Null means all.</summary>
/// <param name="LeastLevel">Lines of this level or worse.</param>
/// <param name="From">Lines logged at this moment or later.</param>
/// <param name="To">Lines logged before this moment.</param>
/// <param name="TraceId">32 hexadecimal digits, in lower case.</param>
/// <param name="Text">A part of the message, ignoring case.</param>
public sealed record SystemLogFilter(
    LogEventLevel? LeastLevel = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? TraceId = null, string? Text = null)
{
    public bool IsEmpty => this == new SystemLogFilter();
}
