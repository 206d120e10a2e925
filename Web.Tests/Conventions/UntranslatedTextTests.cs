using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// No page speaks one language alone: what it says is in the resources, and the two languages don't say it in the same words.
/// </summary>
public sealed partial class UntranslatedTextTests
{
    // For those who build the site, in Development only.
    private const string ForBuilders = "Web/Pages/Components.cshtml";

    // Canada is Canada.
    private const string Countries = "Web/Resources/Countries.fr.resx";

    // The same word in both languages, or a name.
    private static readonly HashSet<string> sameInBoth = new(House.Read("Web.Tests/Conventions/same-in-both-languages.txt").Split('\n'));

    private static readonly HashSet<string> units = ["cm", "kg", "in", "lb", "ms", "Kotline", "–"];

    [Fact]
    public void Pages_hold_no_words_of_their_own() => House.Files("Web/Pages", ".cshtml")
        .Where(path => path != ForBuilders)
        .SelectMany(path => Words(House.Read(path)).Where(word => !units.Contains(word)).Select(word => $"{path}: {word}"))
        .ShouldBeEmpty();

    [Fact]
    public void French_and_english_differ() => House.Files("Web/Resources", ".fr.resx")
        .Where(path => path != Countries)
        .SelectMany(path =>
        {
            var english = Texts(path.Replace(".fr.resx", ".en.resx", StringComparison.Ordinal));
            return Texts(path)
                .Where(text => Letters().IsMatch(Placeholder().Replace(text.Value, "")))
                .Where(text => english[text.Key] == text.Value && !sameInBoth.Contains(text.Value))
                .Select(text => $"{path} {text.Key}: {text.Value}");
        })
        .ShouldBeEmpty();

    [Theory]
    [InlineData("<p>Bonjour</p>", new[] { "Bonjour" })]
    [InlineData("<p>@Text[\"Hello\"] vous</p>", new[] { "vous" })]
    [InlineData("<img alt=\"Une image\">", new[] { "Une", "image" })]
    [InlineData("@{ var greeting = \"Bonjour\"; }<p>@greeting</p>@* Bonjour *@", new string[0])]
    [InlineData("@if (a > b) {\n  <b class=\"x\">@(a < b ? Text[\"A\"] : Text[\"B\"])</b>\n}", new string[0])]
    public void It_sees_words_between_tags_and_in_attributes_that_are_read(string page, string[] words) => Words(page).ShouldBe(words);

    /// <summary>Words between two tags of one line, and in attributes that are shown or read out.</summary>
    private static IEnumerable<string> Words(string page)
    {
        var markup = RazorComment().Replace(page, "");
        foreach (Match attribute in ReadAttribute().Matches(markup))
        {
            foreach (Match word in Word().Matches(RazorText.WithoutExpressions(attribute.Groups["text"].Value)))
            {
                yield return word.Value;
            }
        }

        foreach (var line in markup.Split('\n'))
        {
            foreach (Match between in BetweenTags().Matches(RazorText.WithoutExpressions(line)))
            {
                foreach (Match word in Word().Matches(between.Groups["text"].Value))
                {
                    yield return word.Value;
                }
            }
        }
    }

    private static Dictionary<string, string> Texts(string path) => XDocument.Parse(House.Read(path)).Root!
        .Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"<[A-Za-z/][^<>]*>(?<text>[^<>@{}=;]*)</?[A-Za-z]")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\s(?:alt|title|placeholder|aria-label)=""(?<text>[^""]*)""")]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
