using System.Globalization;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Tests.Pages;

/// <summary>What pages say in the reader's language without a text of their own.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("DE", "Allemagne", "Germany")]
    [InlineData("FR", "France", "France")]
    [InlineData("GB", "Royaume-Uni", "United Kingdom")]
    [InlineData("CH", "Suisse", "Switzerland")]
    [InlineData("GF", "Guyane française", "French Guiana")]
    public void Countries_are_called_as_the_reader_calls_them(string code, string french, string english)
    {
        In("fr-FR", () => Countries.Name(code)).ShouldBe(french);
        In("en-GB", () => Countries.Name(code)).ShouldBe(english);
        In("fr-FR", () => Countries.Name(code)).ShouldBe(french);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void No_bracket_of_another_name_is_left(string culture)
    {
        foreach (var code in (string[])["CD", "CG", "MM", "HK", "MO", "CI", "FK", "PS", "TL", "VA", "UM", "BQ", "AX"])
        {
            var name = In(culture, () => Countries.Name(code));
            name.Length.ShouldBeGreaterThan(2, code);
            name.Count(letter => letter == '(').ShouldBe(name.Count(letter => letter == ')'), name);
            name.ShouldNotContain("[");
        }
    }

    private static string In(string culture, Func<string> say)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
