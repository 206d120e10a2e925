namespace Kotline.Infrastructure.SystemLog;

/// <summary>Everything that one line of the system log holds.</summary>
/// <param name="Properties">Names and values, sorted by name. Structured values are JSON.</param>
/// <param name="Trace">The lines of the same trace, including this one, the oldest first; empty if the line has no trace.</param>
/// <param name="IsTraceCut">Whether the trace has more lines than <see cref="ReadLogLine.TraceLinesMax"/>.</param>
public sealed record LogLineDetails(
    SystemLogLine Line,
    string MessageTemplate,
    string? Exception,
    string? SpanId,
    string? RequestId,
    IReadOnlyList<KeyValuePair<string, string>> Properties,
    IReadOnlyList<SystemLogLine> Trace,
    bool IsTraceCut);
