namespace Kotline.Infrastructure.SystemLog;

/// <summary>All that one line of the system log says.</summary>
/// <param name="Properties">Name and value, in the order of the names; a structured value as JSON.</param>
/// <param name="Trace">The lines of the same trace, this one included, the oldest first; empty when the line has no trace.</param>
/// <param name="IsTraceCut">The trace has more lines than <see cref="ReadLogLine.TraceLinesMax"/>.</param>
public sealed record LogLineDetails(
    SystemLogLine Line,
    string MessageTemplate,
    string? Exception,
    string? SpanId,
    string? RequestId,
    IReadOnlyList<KeyValuePair<string, string>> Properties,
    IReadOnlyList<SystemLogLine> Trace,
    bool IsTraceCut);
