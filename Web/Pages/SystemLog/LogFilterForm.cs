using System.Globalization;
using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Serilog.Events;

namespace Kotline.Web.Pages.SystemLog;

/// <summary>The filter of the system log as its address and its form write it.</summary>
public sealed class LogFilterForm
{
    // In Paris the first day of the year 1 begins before the first moment there is.
    private const int YearMin = 2;

    private static readonly string[] momentFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    /// <summary>What the address says for lines of all levels.</summary>
    public const string AnyLevel = "All";

    private const string LevelAtFirst = nameof(LogEventLevel.Warning);

    [FromQuery(Name = "text")]
    public string? Text { get; init; }

    /// <summary>
    /// The name of a Serilog level, or <see cref="AnyLevel"/>. A list that is asked for without a level begins at warnings, so that what
    /// went wrong isn't lost among what went well. Where a trace is asked for, all of its lines are wanted.
    /// </summary>
    [FromQuery(Name = "level")]
    public string? Level { get; init; }

    /// <summary>The level that the form shows and the address keeps.</summary>
    public string LevelShown => !string.IsNullOrEmpty(Level) ? Level : string.IsNullOrWhiteSpace(Trace) ? LevelAtFirst : AnyLevel;

    /// <summary>A moment in Paris, as an input of type datetime-local writes it.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "trace")]
    public string? Trace { get; init; }

    /// <summary>Whether somebody asked for something. The level at which the list opens isn't asked for.</summary>
    public bool IsFilled => new[] { Text, Level, From, To, Trace }.Any(written => !string.IsNullOrWhiteSpace(written));

    /// <summary>Reads the filter. Errors are added to the model state under the fields' names.</summary>
    public SystemLogFilter Read(ModelStateDictionary errors, SystemLogText text) => new(
        ReadLevel(errors, text),
        ReadMoment("from", From, errors, text),
        ReadMoment("to", To, errors, text),
        ReadTrace(errors, text),
        string.IsNullOrWhiteSpace(Text) ? null : Text.Trim());

    /// <summary>The fields' names and labels, in their order on the page.</summary>
    public static IEnumerable<(string Name, string Label)> Labels(SystemLogText text) =>
        [("text", text["Words"]), ("level", text["Level"]), ("from", text["From"]), ("to", text["To"]), ("trace", text["Trace"])];

    /// <summary>The address of the list with this filter.</summary>
    public string Href(string? name = null, SystemLogCursor? cursor = null)
    {
        (string Name, string? Value)[] fields =
            [("text", Text), ("level", LevelShown), ("from", From), ("to", To), ("trace", Trace), (name ?? "", cursor?.ToString())];
        return "/System" + QueryString.Create(fields
            .Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    private LogEventLevel? ReadLevel(ModelStateDictionary errors, SystemLogText text)
    {
        if (LevelShown == AnyLevel)
        {
            return null;
        }

        if (Enum.GetNames<LogEventLevel>().Contains(LevelShown))
        {
            return Enum.Parse<LogEventLevel>(LevelShown);
        }

        errors.AddModelError("level", text["LevelUnknown"]);
        return null;
    }

    private static DateTimeOffset? ReadMoment(string name, string? written, ModelStateDictionary errors, SystemLogText text)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        if (DateTime.TryParseExact(written.Trim(), momentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year >= YearMin)
        {
            return Times.InParis(local);
        }

        errors.AddModelError(name, text["MomentMalformed"]);
        return null;
    }

    private string? ReadTrace(ModelStateDictionary errors, SystemLogText text)
    {
        const int digits = 32;
        var trace = Trace?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(trace))
        {
            return null;
        }

        if (trace.Length == digits && trace.All(char.IsAsciiHexDigitLower))
        {
            return trace;
        }

        errors.AddModelError("trace", text["TraceMalformed"]);
        return null;
    }
}
