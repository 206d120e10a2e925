using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>Countries by their names in the reader's language.</summary>
public static class Countries
{
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    /// <returns>The code itself where the system knows no name.</returns>
    public static string Name(string code)
    {
        // .NET gives a country's own name for itself ("Deutschland"), whatever the reader's language; but the name of a culture follows the
        // reader, and has the country in brackets: "langue indéterminée (Allemagne)". Brackets of its own are square there.
        var culture = CultureInfo.GetCultureInfo("und-" + code).DisplayName;
        var (start, end) = (culture.IndexOf('(', StringComparison.Ordinal), culture.LastIndexOf(')'));
        return start < 0 || end < start ? code : culture[(start + 1)..end].Replace('[', '(').Replace(']', ')');
    }
}
