using System.Globalization;
using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Support;

/// <summary>What the table of a chart says on a page.</summary>
internal static partial class ShownTable
{
    /// <summary>The first figure of each row by the row's name; empty when there is no such table.</summary>
    /// <param name="page">The page's text, its entities decoded.</param>
    public static Dictionary<string, int> Read(string page, string chartId)
    {
        var start = page.IndexOf($"<table id=\"{chartId}-table\"", StringComparison.Ordinal);
        return start < 0 ? [] : Row().Matches(page[start..page.IndexOf("</tbody>", start, StringComparison.Ordinal)]).ToDictionary(
            row => row.Groups["name"].Value,
            row => int.Parse(row.Groups["figure"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""<th scope="row">(?<name>[^<]*)</th>\s*<td class="number" data-value="(?<figure>\d+)">""")]
    private static partial Regex Row();
}
