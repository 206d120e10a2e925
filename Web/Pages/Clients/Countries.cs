using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Clients;

/// <summary>
/// Countries by their names in the reader's language. (RegionInfo can't be used: it caches the name in whichever language asked first.)
/// </summary>
public static class Countries
{
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    public static string Name(this CountriesText names, string code) => names[code];

    /// <summary>The countries, sorted by name in the reader's language.</summary>
    public static IReadOnlyList<Choice> Choices(this CountriesText names, IEnumerable<string> codes) =>
        [.. codes.Select(code => new Choice(code, names.Name(code))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];
}
