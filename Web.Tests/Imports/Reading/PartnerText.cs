using System.Text;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>Invented partner files, written as text.</summary>
internal static class PartnerText
{
    public const string Header =
        "Gender,Title,GivenName,Surname,StreetAddress,City,State,ZipCode,Country,EmailAddress,TelephoneNumber,Birthday,CCType,CCNumber,"
        + "CVV2,CCExpires,Vehicle,Pounds,Kilograms,FeetInches,Centimeters,Latitude,Longitude";

    public const string StandardHeader =
        "Number,Gender,NameSet,Title,GivenName,MiddleInitial,Surname,StreetAddress,City,State,StateFull,ZipCode,Country,CountryFull,"
        + "EmailAddress,Username,Password,BrowserUserAgent,TelephoneNumber,TelephoneCountryCode,MothersMaiden,Birthday,TropicalZodiac,"
        + "CCType,CCNumber,CVV2,CCExpires,NationalID,UPS,WesternUnionMTCN,MoneyGramMTCN,Color,Occupation,Company,Vehicle,Domain,"
        + "BloodType,Pounds,Kilograms,FeetInches,Centimeters,Latitude,Longitude";

    /// <summary>A row for <see cref="Header"/>, 23 fields.</summary>
    public static string Row(string givenName, string birthday = "8/30/1940", string city = "Orléans") =>
        $"female,Mrs.,{givenName},Durand,4 rue du Lac,{city},GY,97430,FR,a@b.fr,02.03.04.05.06,{birthday},Visa,4532650833355085,962,12/2019,"
        + "2004 Mercedes-Benz C,213.4,97.0,\"5' 5\"\"\",165,45.75,3.09";

    /// <summary>A row for <see cref="StandardHeader"/>, 43 fields.</summary>
    public static string StandardRow(string givenName, string birthday = "8/30/1940") =>
        $"1,female,French,Mrs.,{givenName},G,Durand,4 rue du Lac,Orléans,GY,Guyane,97430,FR,France,a@b.fr,user,secret,Mozilla,"
        + $"02.03.04.05.06,33,Voisine,{birthday},Virgo,Visa,4532650833355085,962,12/2019,24008,1Z,33,62,Purple,agent,Master,"
        + "2004 Mercedes-Benz C,x.fr,O+,213.4,97.0,"
        + "\"5' 5\"\"\",165,45.75,3.09";

    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    public static PartnerFile File(string text) => File(Encoding.UTF8.GetBytes(text));

    public static PartnerFile File(byte[] bytes, string name = "clients.csv") => new(name, () => new MemoryStream(bytes, writable: false));

    public static PartnerFile File(string text, Encoding encoding) => File([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
}
