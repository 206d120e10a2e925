using System.Text;

namespace Kotline.Web.Pages.Stock;

/// <summary>What was typed into a field, as it may go on.</summary>
public static class StockWords
{
    /// <returns>One line without control characters (PostgreSQL refuses some) and without blanks around it.</returns>
    public static string Line(string? typed) =>
        string.Concat((typed ?? "").EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())).Trim();

    /// <returns>Not longer than it may be; null for nothing.</returns>
    public static string? Read(string? typed, int lengthMax)
    {
        var words = Line(typed);
        return words.Length == 0 ? null : words.Length <= lengthMax ? words : Line(words[..lengthMax]);
    }
}
