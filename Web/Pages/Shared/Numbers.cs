using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>Numbers as the reader's culture writes them.</summary>
public static class Numbers
{
    public static string Whole(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>With the decimals that it has, two at most.</summary>
    public static string Plain(decimal number) => number.ToString("#,##0.##", CultureInfo.CurrentCulture);

    /// <summary>A part of a whole, in per cent with one decimal.</summary>
    public static string Share(decimal part, decimal whole) =>
        (whole == 0 ? 0 : part / whole).ToString("P1", CultureInfo.CurrentCulture);
}
