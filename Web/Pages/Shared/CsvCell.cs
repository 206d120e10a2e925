using System.Buffers;
using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>
/// Writes the cells of an exported CSV file as in RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front,
/// which makes it a text: names came from outside, and opening a file must not run anything (OWASP, "CSV injection").
/// </summary>
public static class CsvCell
{
    public const string MediaType = "text/csv";

    private const char Separator = ',';
    private const string LineEnd = "\r\n";
    private const string BeginsFormula = "=+-@\t\r\n";

    // The semicolon is quoted too: in a spreadsheet that takes it for the separator, it would begin another cell, possibly with a formula.
    private static readonly SearchValues<char> quoted = SearchValues.Create("\",;\t\r\n");

    /// <summary>A text from outside, made harmless, and quoted where necessary.</summary>
    public static string Of(string text)
    {
        var defused = text.Length > 0 && BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? '\'' + text : text;
        return defused.AsSpan().ContainsAny(quoted) ? '"' + defused.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : defused;
    }

    /// <summary>
    /// A figure of our own, which may be negative. It is written the same in every language, without a thousands separator.
    /// </summary>
    public static string Of(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line with its end.</summary>
    /// <param name="cells">As <see cref="Of(string)"/> and <see cref="Of(decimal)"/> write them.</param>
    public static string Line(params IEnumerable<string> cells) => string.Join(Separator, cells) + LineEnd;
}
