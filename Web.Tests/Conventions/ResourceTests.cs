using System.Xml.Linq;

namespace Kotline.Web.Tests.Conventions;

/// <summary>Every text of the screens exists in both languages.</summary>
public sealed class ResourceTests
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
