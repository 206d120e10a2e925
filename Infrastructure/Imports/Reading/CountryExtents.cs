namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// The rough extents, in degrees (WGS 84) and rounded outwards, of the countries whose latitudes and longitudes can't be confused,
/// including their overseas parts. They are used to ask whether two columns are swapped, never to judge a row.
/// </summary>
internal sealed record CountryExtents(params CountryExtents.Box[] Boxes)
{
    private static readonly Dictionary<string, CountryExtents> byCountry = new(StringComparer.OrdinalIgnoreCase)
    {
        // Metropolitan France; Guadeloupe, Martinique and their neighbours; Guyane; La Réunion; Mayotte; Saint-Pierre-et-Miquelon.
        ["FR"] = new(
            new Box(41, 52, -6, 10),
            new Box(14, 19, -64, -60),
            new Box(2, 6, -55, -51),
            new Box(-22, -20, 55, 56),
            new Box(-14, -12, 44, 46),
            new Box(46, 48, -57, -56)),
        ["DE"] = new(new Box(47, 56, 5, 16)),
        ["AT"] = new(new Box(46, 50, 9, 18)),
        ["CH"] = new(new Box(45, 48, 5, 11)),
        ["BE"] = new(new Box(49, 52, 2, 7)),
        ["LU"] = new(new Box(49, 51, 5, 7)),
        ["NL"] = new(new Box(50, 54, 3, 8)),
        ["IT"] = new(new Box(35, 48, 6, 19)),
        ["ES"] = new(new Box(35, 44, -10, 5), new Box(27, 30, -19, -13)),
        ["PT"] = new(new Box(36, 43, -10, -6), new Box(32, 34, -18, -16), new Box(36, 40, -32, -24)),
        ["GB"] = new(new Box(49, 61, -9, 2)),
    };

    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <returns>Null for a country that isn't listed.</returns>
    public static CountryExtents? Of(string country) => byCountry.GetValueOrDefault(country);

    public bool Contains(double latitude, double longitude) => Boxes.Any(box =>
        latitude >= box.South && latitude <= box.North && longitude >= box.West && longitude <= box.East);

    public readonly record struct Box(double South, double North, double West, double East);
}
