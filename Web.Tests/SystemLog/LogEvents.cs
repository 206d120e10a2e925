using System.Diagnostics;
using Kotline.Infrastructure.SystemLog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Kotline.Web.Tests.SystemLog;

internal static class LogEvents
{
    public static LogEvent Of(string template, params (string Name, object? Value)[] properties) =>
        Of(template, LogEventLevel.Information, null, properties);

    public static LogEvent Of(string template, Exception exception, params (string Name, object? Value)[] properties) =>
        Of(template, LogEventLevel.Information, exception, properties);

    public static LogEvent Of(string template, LogEventLevel level, params (string Name, object? Value)[] properties) =>
        Of(template, level, null, properties);

    public static LogEvent From(string source, string template) => Of(template, (Constants.SourceContextPropertyName, source));

    private static LogEvent Of(string template, LogEventLevel level, Exception? exception, (string Name, object? Value)[] properties) => new(
        new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(1)),
        level,
        exception,
        new MessageTemplateParser().Parse(template),
        properties.Select(property => new LogEventProperty(property.Name, new ScalarValue(property.Value))),
        Activity.Current?.TraceId ?? default,
        Activity.Current?.SpanId ?? default);

    /// <summary>Quick, so that tests don't wait.</summary>
    public static SystemLogOptions QuickOptions(int queueEventsMax = 10_000) => new()
    {
        QueueEventsMax = queueEventsMax,
        BatchWaitSeconds = 0.01,
        RetryWaitSeconds = 0.01,
        RetryWaitSecondsMax = 0.05,
        FlushTimeoutSeconds = 5,
    };
}
