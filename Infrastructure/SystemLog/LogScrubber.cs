using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Removes from an event what no log may hold: card numbers, wherever they are (template, properties, exception, or the message that
/// results from them), and the values of SQL parameters, in case someone turns on their logging.
/// </summary>
public static class LogScrubber
{
    public const string Withheld = "[withheld]";

    private static readonly string[] sourcesOfSql = ["Npgsql", "Microsoft.EntityFrameworkCore"];

    // The names under which Npgsql and EF Core log parameters. A batch holds its commands together with their parameters.
    private static readonly string[] namesOfParameters = ["Parameters", "parameters", "BatchCommands"];

    /// <summary>Returns the same event if there is nothing to remove.</summary>
    public static LogEvent Scrub(LogEvent logEvent)
    {
        var properties = logEvent.Properties.Select(pair => new LogEventProperty(pair.Key, Scrubbed(logEvent, pair))).ToList();
        var propertiesChanged = properties.Any(property => !ReferenceEquals(property.Value, logEvent.Properties[property.Name]));
        var exception = Scrubbed(logEvent.Exception);
        var template = Scrubbed(logEvent.MessageTemplate);
        var scrubbed = propertiesChanged || exception != logEvent.Exception || template != logEvent.MessageTemplate
            ? With(logEvent, template, properties, exception)
            : logEvent;

        // Two harmless parts can form a card number together.
        var message = scrubbed.RenderMessage(CultureInfo.InvariantCulture);
        var maskedMessage = CardMask.Apply(message);
        return ReferenceEquals(message, maskedMessage)
            ? scrubbed
            : With(logEvent, new MessageTemplate([new TextToken(maskedMessage)]), Unrendered(template, properties), exception);
    }

    private static IEnumerable<LogEventProperty> Unrendered(MessageTemplate template, IEnumerable<LogEventProperty> properties)
    {
        var rendered = template.Tokens.OfType<PropertyToken>().Select(token => token.PropertyName).ToHashSet();
        return properties.Where(property => !rendered.Contains(property.Name));
    }

    private static LogEventPropertyValue Scrubbed(LogEvent logEvent, KeyValuePair<string, LogEventPropertyValue> property) =>
        namesOfParameters.Contains(property.Key) && IsFrom(logEvent, sourcesOfSql)
            ? new ScalarValue(Withheld)
            : Scrubbed(property.Value);

    /// <summary>Whether the event comes from one of these namespaces.</summary>
    public static bool IsFrom(LogEvent logEvent, params ReadOnlySpan<string> sources)
    {
        if (Source(logEvent) is not { } name)
        {
            return false;
        }

        foreach (var source in sources)
        {
            if (name.StartsWith(source, StringComparison.Ordinal) && (name.Length == source.Length || name[source.Length] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    public static string? Source(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Serilog.Core.Constants.SourceContextPropertyName, out var value)
            ? (value as ScalarValue)?.Value as string
            : null;

    /// <summary>Returns the same object if nothing was masked, which callers rely on.</summary>
    private static LogEventPropertyValue Scrubbed(LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue { Value: null or bool or DateTime or DateTimeOffset or TimeSpan or Guid or Enum }:
                return value;
            case ScalarValue scalar:
                var text = Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "";
                var masked = CardMask.Apply(text);
                return ReferenceEquals(text, masked) ? value : new ScalarValue(masked);
            case SequenceValue sequence:
                var elements = sequence.Elements.Select(Scrubbed).ToList();
                return elements.SequenceEqual(sequence.Elements, ReferenceEqualityComparer.Instance) ? value : new SequenceValue(elements);
            case StructureValue structure:
                var members = structure.Properties.Select(member => new LogEventProperty(member.Name, Scrubbed(member.Value))).ToList();
                var before = structure.Properties.Select(member => member.Value);
                return members.Select(member => member.Value).SequenceEqual(before, ReferenceEqualityComparer.Instance)
                    ? value
                    : new StructureValue(members, structure.TypeTag);
            case DictionaryValue dictionary:
                var pairs = dictionary.Elements
                    .Select(pair => KeyValuePair.Create((ScalarValue)Scrubbed(pair.Key), Scrubbed(pair.Value)))
                    .DistinctBy(pair => pair.Key)
                    .ToList();
                return new DictionaryValue(pairs);
            default:
                return new ScalarValue(CardMask.Apply(value.ToString()));
        }
    }

    private static Exception? Scrubbed(Exception? exception)
    {
        if (exception is null)
        {
            return null;
        }

        var text = exception.ToString();
        var masked = CardMask.Apply(text);
        return ReferenceEquals(text, masked) ? exception : new MaskedException(masked);
    }

    private static MessageTemplate Scrubbed(MessageTemplate template)
    {
        var masked = CardMask.Apply(template.Text);
        return ReferenceEquals(template.Text, masked) ? template : new MessageTemplateParser().Parse(masked);
    }

    private static LogEvent With(
        LogEvent logEvent, MessageTemplate template, IEnumerable<LogEventProperty> properties, Exception? exception) =>
        new(
            logEvent.Timestamp,
            logEvent.Level,
            exception,
            template,
            properties,
            logEvent.TraceId ?? default,
            logEvent.SpanId ?? default);
}
