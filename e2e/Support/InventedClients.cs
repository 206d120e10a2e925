using System.Globalization;
using System.Text;

namespace Kotline.EndToEnd.Support;

/// <summary>A partner file of the wanted columns alone, of people whom each call invents anew, with cards of their own.</summary>
public static class InventedClients
{
    public const string Header =
        "Gender,Title,GivenName,Surname,StreetAddress,City,State,ZipCode,Country,EmailAddress,TelephoneNumber,Birthday,CCType,CCNumber,"
        + "CVV2,CCExpires,Vehicle,Pounds,Kilograms,FeetInches,Centimeters,Latitude,Longitude";

    /// <param name="birthday">Of the number of the person, from 0.</param>
    public static string Text(int count, string header = Header, Func<int, string>? birthday = null)
    {
        var family = Guid.NewGuid().ToString("N")[..6];
        var first = Random.Shared.NextInt64(1_000_000_000);
        var text = new StringBuilder(header).Append('\n');
        for (var person = 0; person < count; person++)
        {
            var card = string.Create(CultureInfo.InvariantCulture, $"49{first:D10}{person:D4}");
            text.Append(CultureInfo.InvariantCulture, $"female,Mme,Zoé{person},Müller{family},{person} rue du Lac,Besançon,FC,25000,FR,z{person}@example.fr,")
                .Append(CultureInfo.InvariantCulture, $"01.99.00.00.01,{birthday?.Invoke(person) ?? "8/30/1980"},Visa,{card},101,12/2030,2004 Mercedes-Benz C,")
                .Append("154.3,70.0,\"5' 7\"\"\",170,47.24,6.02\n");
        }

        return text.ToString();
    }
}
