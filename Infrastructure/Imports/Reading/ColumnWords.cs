using System.Collections.Frozen;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Partners' English and French names for the wanted columns, besides the standard names, in the form that
/// <see cref="ColumnName.Fold(string)"/> gives them.
/// </summary>
/// <remarks>
/// A word that can mean two of the wanted columns isn't listed: Taille (centimetres, or feet and inches), Poids and Weight (pounds, or
/// kilograms), Numéro and Number (of a card, a street, a telephone), Date (of birth, of expiry), Name (given name, surname), Région,
/// Département, Province (a code, or its full name), Carte (a number, a type). If a file has only such a word, the column counts as missing
/// and the sender is asked.
/// </remarks>
internal static class ColumnWords
{
    private static readonly (WantedColumn Column, string[] Words)[] words =
    [
        (WantedColumn.Gender, ["sex", "sexe", "genre"]),
        (WantedColumn.Title, ["salutation", "civilite", "titre"]),
        (WantedColumn.GivenName, ["firstname", "forename", "prenom"]),
        (WantedColumn.Surname, ["lastname", "familyname", "nom", "nomdefamille"]),
        (WantedColumn.StreetAddress, ["street", "address", "addressline", "adresse", "rue", "adressepostale", "voie"]),
        (WantedColumn.City, ["town", "ville", "commune", "localite"]),
        (WantedColumn.State, ["statecode", "regioncode", "provincecode", "coderegion", "codedepartement", "codeprovince"]),
        (WantedColumn.StateFull, ["statename", "regionname", "provincename", "nomregion", "nomdelaregion", "nomdudepartement"]),
        (WantedColumn.ZipCode, ["zip", "postcode", "postalcode", "codepostal", "cp"]),
        (WantedColumn.Country, ["countrycode", "pays", "codepays"]),
        (WantedColumn.EmailAddress,
            ["email", "mail", "courriel", "mel", "adresseemail", "adressemail", "adressecourriel", "adresseelectronique"]),
        (WantedColumn.TelephoneNumber, ["telephone", "phone", "phonenumber", "tel", "numerodetelephone", "numerotelephone"]),
        (WantedColumn.Birthday, ["birthdate", "dateofbirth", "dob", "datedenaissance", "datenaissance", "naissance"]),
        (WantedColumn.CCType, ["cardtype", "creditcardtype", "typedecarte", "typecarte"]),
        (WantedColumn.CCNumber, ["cardnumber", "creditcardnumber", "numerodecarte", "numerocarte", "numcarte"]),
        (WantedColumn.CVV2, ["cvv", "cvc", "cvc2", "securitycode", "cryptogramme", "codedesecurite"]),
        (WantedColumn.CCExpires,
            ["cardexpires", "cardexpiry", "expirydate", "expirationdate", "dateexpiration", "datedexpiration", "expirationcarte"]),
        (WantedColumn.Vehicle, ["car", "vehicule", "voiture"]),
        (WantedColumn.Pounds, ["lbs", "weightlbs", "weightpounds", "livres", "poidslivres", "poidsenlivres"]),
        (WantedColumn.Kilograms, ["kg", "kilos", "weightkg", "weightkilograms", "kilogrammes", "poidskg", "poidsenkg"]),
        (WantedColumn.FeetInches, ["heightfeetinches", "feetandinches", "piedspouces", "piedsetpouces", "taillepiedspouces"]),
        (WantedColumn.Centimeters, ["cm", "centimetres", "heightcm", "taillecm", "tailleencm"]),
        (WantedColumn.Latitude, ["lat"]),
        (WantedColumn.Longitude, ["lon", "lng", "long"]),
    ];

    /// <summary>Prefixes that say whose column it is, as in c_GivenName.</summary>
    public static FrozenSet<string> Prefixes { get; } =
        new[] { "c", "cl", "cli", "cust", "client", "customer", "contact", "person", "personne" }.ToFrozenSet();

    /// <summary>The wanted columns by their standard names.</summary>
    public static FrozenDictionary<string, WantedColumn> Wanted { get; } =
        Enum.GetValues<WantedColumn>().ToFrozenDictionary(column => ColumnName.Fold(column.ToString()));

    public static FrozenDictionary<string, WantedColumn> Synonyms { get; } =
        words.SelectMany(pair => pair.Words.Select(word => (word, pair.Column))).ToFrozenDictionary(pair => pair.word, pair => pair.Column);

    /// <summary>The standard names of all columns, wanted or not.</summary>
    public static FrozenSet<string> Standard { get; } = ColumnLayout.Standard.Select(ColumnName.Fold).ToFrozenSet();
}
