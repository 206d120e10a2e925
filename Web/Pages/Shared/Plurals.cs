using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kotline.Web.Pages.Shared;

/// <summary>Texts that depend on a number: one key ends in _one, another in _other, and each text has {0} for the number.</summary>
public static class Plurals
{
    public static string Plural(this IStringLocalizer text, string key, long count) =>
        text[key + (IsOne(count) ? "_one" : "_other"), Numbers.Whole(count)];

    // French counts zero as one: "0 ligne".
    private static bool IsOne(long count) => count == 1 || (count == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr");
}
