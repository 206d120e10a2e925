using System.Text;

namespace Kotline.Bench;

/// <summary>
/// Writes partner files of any length in the shape of the real ones: 43 columns, about 540 bytes a row, UTF-8 without BOM, LF, a
/// cell quoted only when it holds a space, a quote or a comma. People (given name, surname, birth date) are unique; card numbers pass
/// Luhn and are unique but for the share asked for; heights keep to the rule; ages are 24 to 96 on 21 November 2026.
/// </summary>
public static class PartnerFileGenerator
{
    public const string Header =
        "Number,Gender,NameSet,Title,GivenName,MiddleInitial,Surname,StreetAddress,City,State,StateFull,ZipCode,Country,CountryFull,"
        + "EmailAddress,Username,Password,BrowserUserAgent,TelephoneNumber,TelephoneCountryCode,MothersMaiden,Birthday,TropicalZodiac,"
        + "CCType,CCNumber,CVV2,CCExpires,NationalID,UPS,WesternUnionMTCN,MoneyGramMTCN,Color,Occupation,Company,Vehicle,Domain,BloodType,"
        + "Pounds,Kilograms,FeetInches,Centimeters,Latitude,Longitude";

    // How many rows pass between two looks at the cancellation.
    private const int RowsBetweenChecks = 4_096;

    /// <exception cref="ArgumentOutOfRangeException">A number of the shape is out of its range.</exception>
    public static void Write(Stream output, PartnerFileShape shape, CancellationToken cancellationToken)
    {
        shape.Validated();
        var buffer = new CsvRowBuffer(output);
        buffer.Text(Encoding.UTF8.GetBytes(Header));
        buffer.EndRow();
        var row = new PartnerRowWriter(buffer, shape);
        for (var i = 0; i < shape.RowCount; i++)
        {
            if (i % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            row.Write(i);
        }

        buffer.Flush();
    }
}
