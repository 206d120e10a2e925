using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>The properties of an event as one JSON object of bounded size.</summary>
public static class LogPropertiesJson
{
    // The JSON isn't read by a browser, so accented letters needn't be escaped.
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Properties beyond the bound are left out, and <c>"_truncated": true</c> says so.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, LogEventPropertyValue>> properties)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, options);
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            var part = Part(value);
            var nameFit = Name(name);
            if (writer.BytesCommitted + writer.BytesPending + part.Length + (nameFit.Length * 6) + 32 > SystemLogBounds.PropertiesBytesMax)
            {
                writer.WriteBoolean("_truncated", true);
                break;
            }

            writer.WritePropertyName(nameFit);
            writer.WriteRawValue(part, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static ReadOnlySpan<byte> Part(LogEventPropertyValue value)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, options);
        Write(writer, value);
        writer.Flush();
        return json.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter writer, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                WriteScalar(writer, scalar.Value);
                break;
            case SequenceValue sequence:
                writer.WriteStartArray();
                foreach (var element in sequence.Elements)
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            case StructureValue structure:
                WriteObject(writer, structure.Properties.Select(member => KeyValuePair.Create(member.Name, member.Value)));
                break;
            case DictionaryValue dictionary:
                WriteObject(writer, dictionary.Elements.Select(pair =>
                    KeyValuePair.Create(Convert.ToString(pair.Key.Value, CultureInfo.InvariantCulture) ?? "", pair.Value)));
                break;
            default:
                WriteScalar(writer, value.ToString());
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, LogEventPropertyValue>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(Name(name));
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal amount:
                writer.WriteNumberValue(amount);
                break;

            // jsonb prints larger numbers with hundreds of digits, and NaN and the infinities aren't JSON.
            case double number when Math.Abs(number) < 1e15:
                writer.WriteNumberValue(number);
                break;
            case DateTime or DateTimeOffset:
                writer.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                writer.WriteStringValue(PostgresText.Fit(text, SystemLogBounds.PropertyCharsMax));
                break;
        }
    }

    private static string Name(string name) => PostgresText.Fit(name, SystemLogBounds.SourceCharsMax);
}
