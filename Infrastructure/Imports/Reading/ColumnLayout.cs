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

    /// <summary>Those that are kept. StateFull is never required.</summary>
    public static ColumnNames<WantedColumn> Wanted { get; } = new(
        Enum.GetValues<WantedColumn>().ToDictionary(column => column.ToString(), StringComparer.OrdinalIgnoreCase),
        Enum.GetValues<WantedColumn>().Where(column => column != WantedColumn.StateFull),
        name => name.Trim());

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
}
