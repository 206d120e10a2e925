using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kotline.Web.Tests.Conventions;

/// <summary>Every text of the screens exists in both languages.</summary>
public sealed partial class ResourceTests
{
    private const string Folder = "Web/Resources";

    [Fact]
    public void French_and_English_have_the_same_keys()
    {
        foreach (var name in Names())
        {
            var french = Keys($"{name}.fr.resx");
            var english = Keys($"{name}.en.resx");

            french.Except(english).ShouldBeEmpty($"{name}: in French only");
            english.Except(french).ShouldBeEmpty($"{name}: in English only");
        }
    }

    [Fact]
    public void No_text_is_empty_and_no_key_stands_twice()
    {
        foreach (var path in House.Files(Folder, ".resx"))
        {
            var texts = Texts(path).ToList();

            texts.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key).ShouldBeEmpty(path);
            texts.GroupBy(text => text.Key).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty(path);
        }
    }

    // French puts a space before these signs, at which a line must not break: U+00A0 before a colon, U+202F before the others.
    [Fact]
    public void French_signs_have_their_no_break_spaces()
    {
        foreach (var path in House.Files(Folder, ".fr.resx"))
        {
            Texts(path).Where(text => WrongSpace().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}").ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("Un mot : un autre", true)]
    [InlineData("Un mot\u202f: un autre", true)]
    [InlineData("Un mot\u00a0: un autre", false)]
    [InlineData("Un mot: un autre", true)]
    [InlineData("{0}: un autre", true)]
    [InlineData("Un mot ; un autre", true)]
    [InlineData("Un mot\u202f; un autre", false)]
    [InlineData("Combien ?", true)]
    [InlineData("Combien?", true)]
    [InlineData("Combien\u202f?", false)]
    [InlineData("5\u00a0% des lignes", true)]
    [InlineData("« {0} »", true)]
    [InlineData("«\u202f{0}\u202f»", false)]
    [InlineData("https://exemple.fr, à 14:30", false)]
    public void A_wrong_space_is_seen(string text, bool isWrong) => WrongSpace().IsMatch(text).ShouldBe(isWrong);

    // A colon within a time or an address isn't followed by a space. A row of a CSV file has semicolons of its own.
    [GeneratedRegex(@"[^\u00a0]:(?=\s|$)|[ \u00a0][;?!%»](?=\W|$)|[\w}][?!](?=\s|$)|«[^\u202f]|[^\u202f]»")]
    private static partial Regex WrongSpace();

    private static IEnumerable<string> Names() => House.Files(Folder, ".fr.resx", ".en.resx")
        .Select(path => path[..^".fr.resx".Length])
        .Distinct();

    private static HashSet<string> Keys(string path)
    {
        House.Exists(path).ShouldBeTrue($"{path} is missing");
        return [.. Texts(path).Select(text => text.Key)];
    }

    private static IEnumerable<KeyValuePair<string, string>> Texts(string path) => XDocument.Parse(House.Read(path)).Root!
        .Elements("data")
        .Select(data => KeyValuePair.Create(data.Attribute("name")!.Value, data.Element("value")?.Value ?? ""));
}
