using System.Globalization;
using Kotline.Domain.Characters;

namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>
/// Reads what people write into a cell, in French or in English. Each method returns null for a text that it can't understand.
/// </summary>
internal static class ProductCellText
{
    private static readonly Dictionary<string, string> units = new()
    {
        ["PIECE"] = "piece",
        ["PIECES"] = "piece",
        ["PAIR"] = "pair",
        ["PAIRS"] = "pair",
        ["PAIRE"] = "pair",
        ["PAIRES"] = "pair",
        ["SET"] = "set",
        ["SETS"] = "set",
        ["JEU"] = "set",
        ["JEUX"] = "set",
        ["LOT"] = "set",
        ["LOTS"] = "set",
        ["BOX"] = "box",
        ["BOXES"] = "box",
        ["BOITE"] = "box",
        ["BOITES"] = "box",
        ["CARTON"] = "box",
        ["CARTONS"] = "box",
    };

    private static readonly string[] yes = ["YES", "Y", "TRUE", "OUI", "O", "VRAI", "1"];
    private static readonly string[] no = ["NO", "N", "FALSE", "NON", "FAUX", "0"];

    /// <summary>The text as it was written, if it can be kept. Line ends in it become spaces.</summary>
    public static string? Text(string text)
    {
        var oneLine = text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        return HiddenCharacters.AreIn(oneLine) ? null : oneLine;
    }

    /// <summary>The unit's code, or the text itself when it names no unit, so that the rules refuse it.</summary>
    public static string Unit(string text) => units.GetValueOrDefault(ProductColumns.Fold(text), text);

    /// <summary>
    /// "1 234,50 €" and "1234.50" alike. With both a comma and a point, nobody can say which one separates the thousands.
    /// </summary>
    public static decimal? Price(string text)
    {
        var number = WithoutSpaces(text.Replace("€", "", StringComparison.Ordinal)).Replace(',', '.');
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(number, style, CultureInfo.InvariantCulture, out var price) ? price : null;
    }

    /// <summary>A whole number. A minus sign is kept, so that the rules refuse it.</summary>
    public static int? Whole(string text) =>
        int.TryParse(WithoutSpaces(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? YesOrNo(string text) => ProductColumns.Fold(text) switch
    {
        var word when yes.Contains(word) => true,
        var word when no.Contains(word) => false,
        _ => null,
    };

    // A spreadsheet separates thousands with U+0020, U+00A0 or U+202F.
    private static string WithoutSpaces(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
