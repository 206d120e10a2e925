using System.Globalization;
using Kotline.Domain.Characters;

namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>Reads what people write into a cell, in French or in English. Null: not what is wanted there.</summary>
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

    /// <summary>As it was written, when it can be kept: line ends in it become spaces.</summary>
    public static string? Text(string text)
    {
        var oneLine = text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        return HiddenCharacters.AreIn(oneLine) ? null : oneLine;
    }

    /// <summary>The unit's code; what was written where it is none, for the rules to refuse.</summary>
    public static string Unit(string text) => units.GetValueOrDefault(ProductColumns.Fold(text), text);

    /// <summary>"1 234,50 €" and "1234.50" alike. Of a comma and a point together nobody can say which parts the thousands.</summary>
    public static decimal? Price(string text)
    {
        var number = WithoutSpaces(text.Replace("€", "", StringComparison.Ordinal)).Replace(',', '.');
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(number, style, CultureInfo.InvariantCulture, out var price) ? price : null;
    }

    /// <summary>A whole number, with its sign for the rules to look at.</summary>
    public static int? Whole(string text) =>
        int.TryParse(WithoutSpaces(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? YesOrNo(string text) => ProductColumns.Fold(text) switch
    {
        var word when yes.Contains(word) => true,
        var word when no.Contains(word) => false,
        _ => null,
    };

    // A spreadsheet parts the thousands with U+0020, U+00A0 or U+202F.
    private static string WithoutSpaces(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
