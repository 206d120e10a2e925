using System.Text;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// The names that columns may have, and where the wanted ones stand. Names are matched without case or the space around them.
/// </summary>
internal static class ColumnLayout
{
    /// <summary>The 43 columns of the standard partner file, in order.</summary>
    public static IReadOnlyList<string> Standard { get; } =
    [
        "Number", "Gender", "NameSet", "Title", "GivenName", "MiddleInitial", "Surname", "StreetAddress", "City", "State",
        "StateFull", "ZipCode", "Country", "CountryFull", "EmailAddress", "Username", "Password", "BrowserUserAgent",
        "TelephoneNumber", "TelephoneCountryCode", "MothersMaiden", "Birthday", "TropicalZodiac", "CCType", "CCNumber", "CVV2",
        "CCExpires", "NationalID", "UPS", "WesternUnionMTCN", "MoneyGramMTCN", "Color", "Occupation", "Company", "Vehicle",
        "Domain", "BloodType", "Pounds", "Kilograms", "FeetInches", "Centimeters", "Latitude", "Longitude",
    ];

    private static readonly Dictionary<string, WantedColumn> wantedByName =
        Enum.GetValues<WantedColumn>().ToDictionary(column => column.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly byte[][] standardAsUtf8 = [.. Standard.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether a cell, as UTF-8, is the name of a standard column.</summary>
    public static bool IsStandardName(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t"u8);
        foreach (var name in standardAsUtf8)
        {
            if (Ascii.EqualsIgnoreCase(cell, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of each wanted column that <paramref name="names"/> holds; the first where a name is repeated.</summary>
    public static IReadOnlyDictionary<WantedColumn, int> IndexesOf(IReadOnlyList<string> names)
    {
        var indexes = new Dictionary<WantedColumn, int>();
        for (var index = 0; index < names.Count; index++)
        {
            if (wantedByName.TryGetValue(names[index].Trim(), out var column))
            {
                indexes.TryAdd(column, index);
            }
        }

        return indexes;
    }

    /// <summary>All wanted columns that are required and not there. StateFull is never required.</summary>
    public static IReadOnlyList<string> MissingFrom(IReadOnlyDictionary<WantedColumn, int> indexes) =>
        [.. Enum.GetValues<WantedColumn>()
            .Where(column => column != WantedColumn.StateFull && !indexes.ContainsKey(column))
            .Select(column => column.ToString())];

    /// <summary>All wanted columns that are there more than once.</summary>
    public static IReadOnlyList<string> RepeatedIn(IReadOnlyList<string> names) =>
        [.. names
            .Select(name => name.Trim())
            .Where(wantedByName.ContainsKey)
            .GroupBy(name => wantedByName[name])
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.ToString())];
}
