using System.Globalization;
using System.Text;
using Kotline.Bench;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Tests.Support;

/// <summary>
/// A partner's file of invented people, in the standard 43 columns. Person 7 is the same in every file, with a card of her own and
/// nothing wrong on 1 January 2026; what a test is about is said as changes to her cells.
/// </summary>
internal sealed class PartnerFileBuilder
{
    private static readonly string[] columns = PartnerFileGenerator.Header.Split(',');
    private readonly List<string> lines = [];

    /// <summary>The day on which these files are taken in.</summary>
    public static DateOnly ImportDate { get; } = new(2026, 1, 1);

    /// <summary>What a person would say of a file whose few dates don't decide their order.</summary>
    public static FormatChoice Choice { get; } = new(DateOrder: DateOrder.MonthDayYear);

    public string Text => string.Concat(lines.Prepend(PartnerFileGenerator.Header).Select(line => line + "\n"));

    public PartnerFileBuilder Person(int number, params (WantedColumn Column, string Text)[] changes)
    {
        var cells = columns.ToDictionary(column => column, column => Cell(column, number));
        foreach (var (column, text) in changes)
        {
            cells[column.ToString()] = text;
        }

        return Line(string.Join(',', columns.Select(column => Quoted(cells[column]))));
    }

    public PartnerFileBuilder People(int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            Person(number);
        }

        return this;
    }

    /// <summary>A record as it stands, whether it can be read or not.</summary>
    public PartnerFileBuilder Line(string line)
    {
        lines.Add(line);
        return this;
    }

    public PartnerFileBuilder Reversed()
    {
        var reversed = new PartnerFileBuilder();
        reversed.lines.AddRange(lines.AsEnumerable().Reverse());
        return reversed;
    }

    public PartnerFile File(string name = "clients.csv")
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        return new PartnerFile(name, () => new MemoryStream(bytes, writable: false));
    }

    /// <summary>A person's card number: 16 digits that pass Luhn.</summary>
    public static string CardOf(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"4716293{number:D8}");
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(value => value > 9 ? value - 9 : value);
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    private static string Cell(string column, int number) => string.Create(CultureInfo.InvariantCulture, $"{column switch
    {
        "Number" => $"{number}",
        "Gender" => "female",
        "NameSet" => "French",
        "Title" => "Mrs.",
        "GivenName" => $"Given{number}",
        "Surname" => $"Surname{number}",
        "StreetAddress" => $"{number} rue des Essais",
        "City" => "PARIS",
        "State" => "IL",
        "StateFull" => "Île-de-France",
        "ZipCode" => "75001",
        "Country" => "FR",
        "EmailAddress" => $"person{number}@example.fr",
        "Username" => $"SECRET-user-{number}",
        "Password" => $"SECRET-pw-{number}",
        "TelephoneNumber" => $"01.99.00.{number / 100 % 100:D2}.{number % 100:D2}",
        "MothersMaiden" => $"SECRET-maiden-{number}",
        // A day over 12 speaks for one order of dates alone.
        "Birthday" => $"{5 + (number / 16 % 7)}/{13 + (number % 16)}/1980",
        "CCType" => "Visa",
        "CCNumber" => CardOf(number),
        "CVV2" => "101",
        "CCExpires" => "12/2030",
        "NationalID" => $"SECRET-nid-{number}",
        "Vehicle" => "2004 Mercedes-Benz C",
        "Pounds" => "154.3",
        "Kilograms" => "70.0",
        "FeetInches" => "5' 7\"",
        "Centimeters" => "170",
        "Latitude" => "48.850001",
        "Longitude" => "2.350001",
        _ => "",
    }}");

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(" ,\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
