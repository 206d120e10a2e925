using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>A line of the system log as shown in the list.</summary>
public sealed record SystemLogLine(
    long Id, DateTimeOffset LoggedAt, LogEventLevel Level, string Message, string? Source, string? TraceId)
{
    public SystemLogCursor Cursor => new(LoggedAt, Id);
}
