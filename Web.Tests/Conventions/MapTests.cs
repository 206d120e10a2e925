using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

/// <summary>The map of the house in README.md leads to what is there.</summary>
public sealed partial class MapTests
{
    private const string Feature = "<Feature>";

    private static readonly string readme = House.Read("README.md");

    private static IReadOnlyList<string> Features =>
        [.. FeatureSentence().Match(readme).Groups["names"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The paths of the map's lines, as they are written.</summary>
    private static IReadOnlyList<string> Paths =>
        [.. PathInMap().Matches(Map().Match(readme).Groups["lines"].Value).Select(path => path.Value)];

    [Fact]
    public void The_map_is_found()
    {
        Features.ShouldContain("Stock");
        Paths.ShouldContain("sql/");
        Paths.ShouldContain($"Infrastructure/{Feature}/");
        Paths.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Every_folder_that_it_names_is_there() => Paths
        .Where(path => path.EndsWith('/') && !path.Contains(Feature, StringComparison.Ordinal))
        .Where(path => !IsFolder(path) && !IsFolder($"Web/{path}") && !IsFolder($"Infrastructure/{path}"))
        .ShouldBeEmpty();

    // Not Domain: the system log has no rules.
    [Theory]
    [InlineData("Infrastructure")]
    [InlineData("Web/Pages")]
    [InlineData("Web.Tests")]
    public void Every_feature_has_its_folder(string parent) => Features.Where(feature => !IsFolder($"{parent}/{feature}")).ShouldBeEmpty();

    [Fact]
    public void Every_feature_has_its_texts() =>
        Features.Where(feature => !House.Exists($"Web/Resources/{feature}.fr.resx") || !House.Exists($"Web/Resources/{feature}.en.resx"))
            .ShouldBeEmpty();

    [Fact]
    public void Every_decision_that_it_points_to_is_there() => DecisionLink().Matches(readme)
        .Select(link => link.Groups["path"].Value)
        .Where(path => !House.Exists(path))
        .ShouldBeEmpty();

    private static bool IsFolder(string path) => Directory.Exists(Path.Combine(House.Root, path));

    [GeneratedRegex(@"## The house\s+```\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Map();

    // A name in capitals before a slash, or a folder at the line's beginning.
    [GeneratedRegex(@"(?<![\w/.>])(?:[\w.]+|<Feature>)/(?:(?:[\w.]+|<Feature>)/)*")]
    private static partial Regex PathInMap();

    [GeneratedRegex(@"A feature has one name everywhere: (?<names>[\w, ]+)\.")]
    private static partial Regex FeatureSentence();

    [GeneratedRegex(@"\((?<path>docs/[^)#]+)\)")]
    private static partial Regex DecisionLink();
}
