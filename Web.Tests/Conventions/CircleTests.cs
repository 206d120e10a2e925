namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// Whoever changes a feature needs to know those that it stands on, and none of those that stand on it: there are no circles.
/// </summary>
public sealed class CircleTests
{
    public static TheoryData<string> Projects => ["Domain", "Infrastructure", "Web/Pages"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_feature_stands_on_one_that_stands_on_it(string project) => CircleIn(Edges(project)).ShouldBeEmpty();

    [Fact]
    public void A_circle_of_three_would_be_found() =>
        CircleIn(new Dictionary<string, HashSet<string>>
        {
            ["Clients"] = ["Imports"],
            ["Imports"] = ["Cards"],
            ["Cards"] = ["Clients",
            "Csv"],
            ["Csv"] = []
        })
            .ShouldBe(["Cards", "Clients", "Imports", "Cards"]);

    [Fact]
    public void Features_are_seen_by_what_their_files_use() => Edges("Infrastructure")["Imports"].ShouldContain("Csv");

    /// <summary>
    /// For each feature folder of a project those of the same project that its files name: by using, in a page's model, in full.
    /// </summary>
    private static Dictionary<string, HashSet<string>> Edges(string project)
    {
        var root = $"Kotline.{project.Replace('/', '.')}.";
        return House.Files(project, ".cs", ".cshtml")
            .Select(path => (Feature: Feature(path, project), Path: path))
            .Where(file => file.Feature is not null)
            .GroupBy(file => file.Feature!)
            .ToDictionary(
                feature => feature.Key,
                feature => feature.SelectMany(file => Named(CSharpText.WithoutComments(House.Read(file.Path)), root))
                    .Where(named => named != feature.Key)
                    .ToHashSet());
    }

    private static string? Feature(string path, string project) =>
        path[(project.Length + 1)..].Split('/') is { Length: > 1 } parts ? parts[0] : null;

    private static IEnumerable<string> Named(string text, string root)
    {
        for (var at = text.IndexOf(root, StringComparison.Ordinal); at >= 0; at = text.IndexOf(root, at + root.Length,
            StringComparison.Ordinal))
        {
            yield return new string([.. text[(at + root.Length)..].TakeWhile(char.IsLetterOrDigit)]);
        }
    }

    private static IReadOnlyList<string> CircleIn(Dictionary<string, HashSet<string>> edges)
    {
        foreach (var start in edges.Keys.Order())
        {
            if (WayBack(start, [start]) is { } circle)
            {
                return circle;
            }
        }

        return [];

        IReadOnlyList<string>? WayBack(string start, IReadOnlyList<string> way)
        {
            foreach (var next in edges.GetValueOrDefault(way[^1], []).Order())
            {
                if (next == start)
                {
                    return [.. way, start];
                }

                if (!way.Contains(next) && WayBack(start, [.. way, next]) is { } circle)
                {
                    return circle;
                }
            }

            return null;
        }
    }
}
