using System.Globalization;
using Kotline.Domain.Stock;

namespace Kotline.Web.Pages.Stock;

/// <summary>How many, as typed.</summary>
public static class Quantities
{
    /// <returns>A whole number that one line can hold, 0 among them; null for anything else. Blanks between digits are left out.</returns>
    public static int? Read(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(unit => !char.IsWhiteSpace(unit)));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity)
            && quantity <= StockRequestRules.QuantityMax
                ? quantity
                : null;
    }
}
