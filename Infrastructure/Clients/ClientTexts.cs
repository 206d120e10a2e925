using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Domain.Imports.Cells;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// The fields of a client that a manager can edit, as texts, by the names of the partners' columns. Dates are in ISO 8601.
/// </summary>
public static class ClientTexts
{
    public const DateOrder Dates = DateOrder.YearMonthDay;

    /// <summary>All columns except the card's, and the state's full name, which follows from the state.</summary>
    public static IReadOnlyList<WantedColumn> Columns { get; } =
    [
        WantedColumn.Gender, WantedColumn.Title, WantedColumn.GivenName, WantedColumn.Surname, WantedColumn.Birthday,
        WantedColumn.EmailAddress, WantedColumn.TelephoneNumber,
        WantedColumn.StreetAddress, WantedColumn.ZipCode, WantedColumn.City, WantedColumn.State, WantedColumn.Country,
        WantedColumn.Latitude, WantedColumn.Longitude,
        WantedColumn.FeetInches, WantedColumn.Centimeters, WantedColumn.Pounds, WantedColumn.Kilograms,
        WantedColumn.Vehicle,
    ];

    public static PartnerCells Of(ClientDetails client) => new()
    {
        [WantedColumn.Gender] = client.Gender == Gender.Female ? "female" : "male",
        [WantedColumn.Title] = client.Title,
        [WantedColumn.GivenName] = client.GivenName,
        [WantedColumn.Surname] = client.Surname,
        [WantedColumn.Birthday] = client.BirthDate.ToString("O", CultureInfo.InvariantCulture),
        [WantedColumn.EmailAddress] = client.EmailAddress,
        [WantedColumn.TelephoneNumber] = client.TelephoneNumber,

        // Streets that were imported earlier may still have several lines. A form's field has only one line, and a browser would
        // glue the lines together.
        [WantedColumn.StreetAddress] = StreetText.OnOneLine(client.StreetAddress),
        [WantedColumn.ZipCode] = client.ZipCode,
        [WantedColumn.City] = client.City,
        [WantedColumn.State] = client.StateCode,
        [WantedColumn.Country] = client.Country,
        [WantedColumn.Latitude] = Text(client.Latitude),
        [WantedColumn.Longitude] = Text(client.Longitude),
        [WantedColumn.FeetInches] = string.Create(
            CultureInfo.InvariantCulture, $"{client.HeightInches / 12}' {client.HeightInches % 12}\""),
        [WantedColumn.Centimeters] = client.HeightCm.ToString(CultureInfo.InvariantCulture),
        [WantedColumn.Pounds] = Text(client.Pounds),
        [WantedColumn.Kilograms] = Text(client.Kilograms),
        [WantedColumn.Vehicle] = string.Create(
            CultureInfo.InvariantCulture, $"{client.VehicleYear} {client.VehicleBrand} {client.VehicleModel}"),
    };

    /// <summary>
    /// The columns in which the two differ. White space around a text doesn't count, nor does the kind of line end,
    /// which a browser changes.
    /// </summary>
    public static IReadOnlyList<WantedColumn> Differences(PartnerCells one, PartnerCells other) =>
        [.. Columns.Where(column => Compared(one[column]) != Compared(other[column]))];

    private static string Compared(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Text(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
