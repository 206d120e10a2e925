using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Clients;

/// <summary>Countries as the reader calls them. (RegionInfo keeps the name of whichever language asked first.)</summary>
public static class Countries
{
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    public static string Name(this CountriesText names, string code) => names[code];

    /// <summary>In the order of the reader's alphabet.</summary>
    public static IReadOnlyList<Choice> Choices(this CountriesText names, IEnumerable<string> codes) =>
        [.. codes.Select(code => new Choice(code, names.Name(code))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];
}
