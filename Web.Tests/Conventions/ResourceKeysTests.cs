using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kotline.Domain.Accounts;
using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Web.Tests.Conventions;

public sealed partial class ResourceKeysTests
{
    public static TheoryData<string> Features =>
        [.. House.Files("Web/Resources", ".fr.resx").Select(path => Path.GetFileName(path)[..^".fr.resx".Length])];

    [Theory]
    [MemberData(nameof(Features))]
    public void Both_languages_say_the_same_things(string feature)
    {
        var french = TextsOf(feature, "fr");
        var english = TextsOf(feature, "en");
        french.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, text) in french)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            english[key].ShouldNotBeNullOrWhiteSpace(key);
            Placeholders(text).ShouldBe(Placeholders(english[key]), key);
        }
    }

    [Fact]
    public void Every_code_that_a_page_can_show_has_its_words()
    {
        var shared = TextsOf("Shared", "fr");
        foreach (var role in Enum.GetNames<Role>())
        {
            shared.ShouldContainKey("Role_" + role);
            shared.ShouldContainKey("May_" + role);
        }

        CountryCodes.All.ShouldBe(TextsOf("Countries", "fr").Keys, ignoreOrder: true);
        var imports = TextsOf("Imports", "fr");
        Enum.GetNames<Reason>().ShouldAllBe(reason => imports.ContainsKey("Reason_" + SnakeCase(reason)));
        Enum.GetNames<Remark>().ShouldAllBe(remark => imports.ContainsKey("Remark_" + SnakeCase(remark)));
        Enum.GetNames<UnreadableReason>().ShouldAllBe(reason => imports.ContainsKey("Unreadable_" + SnakeCase(reason)));
        Enum.GetNames<DateOrder>().ShouldAllBe(order => imports.ContainsKey("DateOrder_" + order));
        ImportChanges.TextCodes.ShouldAllBe(code => imports.ContainsKey("HeldText_" + code));

        var uploads = TextsOf("Uploads", "fr");
        Enum.GetValues<FileRefusalReason>().ShouldAllBe(reason => uploads.ContainsKey("Refused_" + new FileRefusal(reason).Code));
        Enum.GetNames<DateOrder>().ShouldAllBe(order => uploads.ContainsKey("DateOrder_" + order));
    }

    private static Dictionary<string, string> TextsOf(string feature, string language)
    {
        var resources = new ResourceManager($"Kotline.Web.Resources.{feature}", typeof(Kotline.Web.Setup.Site).Assembly);
        return resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string SnakeCase(string name) => Capital().Replace(name, "_$0").ToLowerInvariant();

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
