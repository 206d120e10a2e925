namespace Kotline.Domain.Imports.Cells;

/// <summary>The bounds of every wanted value, written down once. A value outside its bounds is malformed.</summary>
/// <remarks>
/// No bound depends on the import date, because a manager may set that to a date before the file was made: a vehicle built in the year
/// after it is no mistake.
/// </remarks>
public static class CellBounds
{
    /// <summary>Nobody born before this year is alive. Earlier dates are placeholders, like 1/1/1753.</summary>
    public const int BirthYearMin = 1880;

    /// <summary>Later dates are placeholders too, and 12/31/9999 would reach PostgreSQL as infinity.</summary>
    public const int BirthYearMax = 2099;

    public const int CardExpiryYearMin = 1990;

    public const int CardExpiryYearMax = 2099;

    /// <summary>ISO/IEC 7812-1 allows up to 19 digits; cards of 12 exist.</summary>
    public const int CardDigitsMin = 12;

    public const int CardDigitsMax = 19;

    /// <summary>About the range from the shortest to the tallest adult on record.</summary>
    public const int HeightCmMin = 50;

    public const int HeightCmMax = 272;

    public const int HeightInchesMin = 20;

    public const int HeightInchesMax = 107;

    public const decimal PoundsMin = 1m;

    public const decimal PoundsMax = 1500m;

    public const decimal KilogramsMin = 0.5m;

    public const decimal KilogramsMax = 700m;

    public const int WeightDecimals = 1;

    public const decimal LatitudeMax = 90m;

    public const decimal LongitudeMax = 180m;

    /// <summary>A millionth of a degree is 11 cm on the ground.</summary>
    public const int DegreeDecimals = 6;

    public const int TelephoneDigitsMin = 5;

    /// <summary>The 15 of E.164, and room for an international prefix and a trunk zero.</summary>
    public const int TelephoneDigitsMax = 19;

    /// <summary>RFC 5321, 4.5.3.1.</summary>
    public const int EmailLocalPartLengthMax = 64;

    /// <summary>RFC 1035, 2.3.4.</summary>
    public const int DomainLabelLengthMax = 63;

    /// <summary>The most characters (code points) of a cell, without the white space around it.</summary>
    public static int LengthMax(WantedColumn column) => column switch
    {
        WantedColumn.Title => 20,
        WantedColumn.GivenName or WantedColumn.Surname => 100,
        WantedColumn.StreetAddress => 200,
        WantedColumn.City or WantedColumn.Vehicle => 100,

        // A partner that sends no code sends the name instead.
        WantedColumn.State or WantedColumn.StateFull => 100,
        WantedColumn.EmailAddress => 254,
        WantedColumn.ZipCode => 12,
        WantedColumn.CCType => 30,
        _ => 40,
    };
}
