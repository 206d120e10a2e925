using Kotline.Domain.Imports.Cells;

namespace Kotline.Domain.Imports;

/// <summary>The countries that a client can live in.</summary>
public static class CountryCodes
{
    /// <summary>ISO 3166-1 alpha-2, the 249 officially assigned, in capitals.</summary>
    public static IReadOnlyList<string> All => CountryText.All;
}
