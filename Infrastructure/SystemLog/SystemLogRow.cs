using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>An event as table <c>system.log</c> holds it: every text within its bound and fit for PostgreSQL.</summary>
public sealed record SystemLogRow(
    DateTimeOffset LoggedAt,
    LogEventLevel Level,
    string MessageTemplate,
    string Message,
    string? Exception,
    string PropertiesJson,
    string? TraceId,
    string? SpanId,
    string? Source,
    string? RequestId)
{
    // ASP.NET Core adds this to everything that is logged within a request.
    private const string RequestIdName = "RequestId";

    // These properties have their own columns.
    private static readonly string[] namesWithColumn = [Constants.SourceContextPropertyName, RequestIdName];

    public static SystemLogRow From(LogEvent logEvent) => new(
        logEvent.Timestamp.ToUniversalTime(),
        logEvent.Level,
        PostgresText.Fit(logEvent.MessageTemplate.Text, SystemLogBounds.TemplateCharsMax),
        PostgresText.Fit(logEvent.RenderMessage(CultureInfo.InvariantCulture), SystemLogBounds.MessageCharsMax),
        Fit(logEvent.Exception?.ToString(), SystemLogBounds.ExceptionCharsMax),
        LogPropertiesJson.Write(logEvent.Properties.Where(pair => !namesWithColumn.Contains(pair.Key))),
        logEvent.TraceId?.ToHexString(),
        logEvent.SpanId?.ToHexString(),
        Fit(LogScrubber.Source(logEvent), SystemLogBounds.SourceCharsMax),
        Fit(RequestIdOf(logEvent), SystemLogBounds.RequestIdCharsMax));

    private static string? RequestIdOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(RequestIdName, out var value) ? (value as ScalarValue)?.Value?.ToString() : null;

    private static string? Fit(string? text, int charsMax) => text is null ? null : PostgresText.Fit(text, charsMax);
}
