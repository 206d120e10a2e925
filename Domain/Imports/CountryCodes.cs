using Kotline.Domain.Imports.Cells;

namespace Kotline.Domain.Imports;

/// <summary>The countries that a client can live in.</summary>
public static class CountryCodes
{
    /// <summary>The 249 officially assigned codes of ISO 3166-1 alpha-2, in capitals.</summary>
    public static IReadOnlyList<string> All => CountryText.All;
}
