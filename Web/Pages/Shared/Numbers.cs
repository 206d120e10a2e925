using System.Globalization;

namespace Kotline.Web.Pages.Shared;

/// <summary>Numbers as the reader's culture writes them.</summary>
public static class Numbers
{
    public static string Whole(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>With as many decimals as the number has, but at most two.</summary>
    public static string Plain(decimal number) => number.ToString("#,##0.##", CultureInfo.CurrentCulture);

    /// <summary>With a sign, even if the number is positive. The minus is U+2212, which is as wide as the plus.</summary>
    public static string Change(long number) => number switch
    {
        > 0 => "+" + Whole(number),
        < 0 => "−" + Whole(-number),
        _ => "0",
    };

    /// <summary>Euros and cents, with the euro sign where the language puts it: 19,90 € and €19.90.</summary>
    public static string Euros(decimal amount)
    {
        var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        format.CurrencySymbol = "€";
        // .NET puts an ordinary space before the euro sign, where a line could break.
        return amount.ToString("C2", format).Replace(' ', '\u00a0');
    }

    /// <summary>A part of a whole as a percentage with one decimal.</summary>
    public static string Share(decimal part, decimal whole) =>
        (whole == 0 ? 0 : part / whole).ToString("P1", CultureInfo.CurrentCulture);
}
