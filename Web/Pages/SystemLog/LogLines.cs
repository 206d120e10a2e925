using Kotline.Infrastructure.SystemLog;
using Serilog.Events;

namespace Kotline.Web.Pages.SystemLog;

/// <summary>A table of lines, drawn by _Lines.</summary>
/// <param name="CurrentId">The line that the page is about, if it is one of them.</param>
/// <param name="WithTrace">Whether the trace is shown: not where all lines have the same.</param>
public sealed record LogLines(IReadOnlyList<SystemLogLine> Lines, string Label, long? CurrentId = null, bool WithTrace = true)
{
    /// <summary>How much a level alarms, as a class of a badge.</summary>
    public static string? BadgeOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Error or LogEventLevel.Fatal => "bad",
        LogEventLevel.Warning => "busy",
        _ => null,
    };

    /// <summary>The name of the class alone: the whole name space is on the line's own page.</summary>
    public static string? ShortSource(string? source) => source?[(source.LastIndexOf('.') + 1)..];

    /// <summary>A request's line ends with its trace, for the console; here the trace has a place of its own.</summary>
    public static string ShortMessage(SystemLogLine line) =>
        line.TraceId is null ? line.Message : line.Message.Replace($", trace \"{line.TraceId}\"", "", StringComparison.Ordinal);

    /// <summary>The beginning of a trace, enough to see which lines go together.</summary>
    public static string ShortTrace(string traceId) => traceId[..8];
}
