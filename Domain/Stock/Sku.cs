using System.Text.RegularExpressions;

namespace Kotline.Domain.Stock;

/// <summary>
/// A product's stock keeping unit, as a scanner types it: 1 to 40 of A–Z, 0–9 and . _ / -, beginning with a letter or a digit.
/// </summary>
public static partial class Sku
{
    public const int LengthMax = 40;

    /// <summary>What was typed or scanned, trimmed and in upper case. The result isn't necessarily a valid SKU.</summary>
    public static string Normalise(string? typed) => (typed ?? string.Empty).Trim().ToUpperInvariant();

    public static bool IsOne(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[0-9A-Z][0-9A-Z._/-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
