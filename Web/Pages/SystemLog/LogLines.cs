using Kotline.Infrastructure.SystemLog;
using Serilog.Events;

namespace Kotline.Web.Pages.SystemLog;

/// <summary>A table of log lines, drawn by _Lines.</summary>
/// <param name="CurrentId">The line that the page is about, if it is one of them.</param>
/// <param name="WithTrace">Whether the trace is shown. It isn't where all lines have the same one.</param>
public sealed record LogLines(IReadOnlyList<SystemLogLine> Lines, string Label, long? CurrentId = null, bool WithTrace = true)
{
    /// <summary>The CSS class of a badge that shows how alarming a level is.</summary>
    public static string? BadgeOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Error or LogEventLevel.Fatal => "bad",
        LogEventLevel.Warning => "busy",
        _ => null,
    };

    /// <summary>The class name alone. The line's own page shows the whole namespace.</summary>
    public static string? ShortSource(string? source) => source?[(source.LastIndexOf('.') + 1)..];

    /// <summary>
    /// The message without its trace. A request's line ends with it for the console, but here the trace has its own column.
    /// </summary>
    public static string ShortMessage(SystemLogLine line) =>
        line.TraceId is null ? line.Message : line.Message.Replace($", trace \"{line.TraceId}\"", "", StringComparison.Ordinal);

    /// <summary>The beginning of a trace, enough to see which lines go together.</summary>
    public static string ShortTrace(string traceId) => traceId[..8];
}
