using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Support;

/// <summary>What a reader sees of a page: its text without markup, one blank between words.</summary>
internal static partial class PlainText
{
    /// <param name="page">The page's text, its entities decoded.</param>
    public static string Of(string page) => Blanks().Replace(Markup().Replace(page, " "), " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("[ \r\n\t]+")]
    private static partial Regex Blanks();
}
