using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Kotline.Web.Tests.SystemLog;

/// <summary>Formats events as the console does, into a text.</summary>
internal sealed class TextWriterSink(TextWriter writer, string template) : ILogEventSink
{
    private readonly MessageTemplateTextFormatter formatter = new(template);

    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, writer);
}

internal static class TextWriterSinkConfiguration
{
    public static LoggerConfiguration TextWriter(this LoggerSinkConfiguration sinks, TextWriter writer, string template) =>
        sinks.Sink(new TextWriterSink(writer, template));
}
