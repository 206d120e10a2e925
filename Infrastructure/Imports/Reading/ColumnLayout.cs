namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>The columns of the standard partner file, and how many of a file's first records are used to recognise its columns.</summary>
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
}
