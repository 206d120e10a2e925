using System.Globalization;
using System.Text;

namespace Kotline.Bench.Torture;

/// <summary>One of the partners' real files: its columns and its rows.</summary>
public sealed record Original(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <exception cref="IOException">It can't be read.</exception>
    public static Original Read(string path)
    {
        var records = PlainCsv.Records(File.ReadAllText(path, Encoding.UTF8)).ToList();
        return new Original(records[0], [.. records.Skip(1)]);
    }

    /// <summary>
    /// The same people as others, by a number, so that files that are imported one after the other have nobody in common: names of their
    /// own and cards of their own.
    /// </summary>
    public Original OfOthers(int number)
    {
        var surname = Columns.ToList().IndexOf("Surname");
        var card = Columns.ToList().IndexOf("CCNumber");
        return this with
        {
            Rows = [.. Rows.Select(row => row.Select((cell, column) => column == surname
                ? string.Create(CultureInfo.InvariantCulture, $"{cell} {number}")
                : column == card ? CardOf(number, row[card]) : cell).ToArray())],
        };
    }

    // The people who share a card go on sharing one: the last digits of theirs are in it.
    private static string CardOf(int number, string card)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"4{number % 100_000:D5}{card[^9..]}");
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(value => value > 9 ? value - 9 : value);
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
