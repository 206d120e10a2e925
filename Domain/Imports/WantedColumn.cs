namespace Kotline.Domain.Imports;

/// <summary>
/// The columns that Kot-Line asked its partners for, by their names in the partners' header. Nothing else of a file is ever kept. The
/// numeric value is the cell's index in <see cref="PartnerCells"/>, and the order is that of a row's digest, which is kept for years: a new
/// column comes last, and one that is blank has to leave the digest as it was.
/// </summary>
public enum WantedColumn
{
    Gender,
    Title,
    GivenName,
    Surname,
    StreetAddress,
    City,
    State,
    ZipCode,
    Country,
    EmailAddress,
    TelephoneNumber,
    Birthday,
    CCType,
    CCNumber,
    CVV2,
    CCExpires,
    Vehicle,
    Pounds,
    Kilograms,
    FeetInches,
    Centimeters,
    Latitude,
    Longitude,

    /// <summary>The state's full name. Kept when a file has it, never required: <see cref="State"/> is.</summary>
    StateFull,
}
