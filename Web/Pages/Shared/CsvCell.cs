using System.Buffers;
using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>
/// Cells of a CSV file that is handed out, as RFC 4180 writes them. What a spreadsheet would take for a formula is made a text by an
/// apostrophe in front: names came from outside, and a file that is opened must not run anything (OWASP, "CSV injection").
/// </summary>
public static class CsvCell
{
    public const string MediaType = "text/csv";

    private const char Separator = ',';
    private const string LineEnd = "\r\n";
    private const string BeginsFormula = "=+-@\t\r\n";

    // The semicolon too: where it is the spreadsheet's separator, a bare one would begin another cell, and a formula in it.
    private static readonly SearchValues<char> quoted = SearchValues.Create("\",;\t\r\n");

    /// <summary>A text of anybody's, defused, and quoted where it has to be.</summary>
    public static string Of(string text)
    {
        var defused = text.Length > 0 && BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? '\'' + text : text;
        return defused.AsSpan().ContainsAny(quoted) ? '"' + defused.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : defused;
    }

    /// <summary>A figure of our own, which may be negative: digits alone, the same in every language.</summary>
    public static string Of(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line with its end.</summary>
    /// <param name="cells">As <see cref="Of(string)"/> and <see cref="Of(decimal)"/> write them.</param>
    public static string Line(params IEnumerable<string> cells) => string.Join(Separator, cells) + LineEnd;
}
