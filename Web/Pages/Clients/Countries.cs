using System.Globalization;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Clients;

/// <summary>Countries as the reader calls them.</summary>
public static class Countries
{
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    public static string Name(string code)
    {
        try
        {
            // Not cached: the name depends on the language that is asked for now.
            return new RegionInfo(code).DisplayName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    /// <summary>In the order of the reader's alphabet.</summary>
    public static IReadOnlyList<Choice> Choices(IEnumerable<string> codes) =>
        [.. codes.Select(code => new Choice(code, Name(code))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];
}
