using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// Whoever changes a feature needs to know those that it stands on, and none of those that stand on it: there are no circles. So it is
/// with the rooms inside a feature, its folders. What stands beside the rooms, in the feature's own folder, is there for all of them: any
/// room may use it, and so each of those files counts as a room of its own. One that no room uses, such as a list of what to register,
/// may know them all; one that a room uses may not know that room, nor what stands on it.
/// </summary>
public sealed partial class CircleTests
{
    private const string PagesFolder = "Web/Pages";

    public static TheoryData<string> Projects => ["Domain", "Infrastructure", "Web/Pages"];

    public static TheoryData<string> FeaturesWithRooms =>
        ["Domain/Imports", "Domain/Stock", "Infrastructure/Imports", "Infrastructure/Stock", "Web/Pages/Stock"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_feature_stands_on_one_that_stands_on_it(string project) => CircleIn(Edges(project)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(FeaturesWithRooms))]
    public void No_room_of_a_feature_stands_on_one_that_stands_on_it(string feature) => CircleIn(EdgesOfRooms(feature)).ShouldBeEmpty();

    // Those whose folders hold folders are found here, so that a new one can't be forgotten.
    [Fact]
    public void Every_feature_with_rooms_is_looked_at() => Projects.Select(project => project.Data)
        .SelectMany(project => House.Files(project, ".cs", ".cshtml")
            .Select(path => path[(project.Length + 1)..].Split('/'))
            .Where(parts => parts.Length > 2)
            .Select(parts => $"{project}/{parts[0]}"))
        .Distinct()
        .ShouldBe(FeaturesWithRooms.Select(feature => feature.Data), ignoreOrder: true);

    [Fact]
    public void A_circle_of_three_would_be_found() =>
        CircleIn(new Dictionary<string, HashSet<string>>
        {
            ["Clients"] = ["Imports"],
            ["Imports"] = ["Cards"],
            ["Cards"] = ["Clients", "Csv"],
            ["Csv"] = [],
        })
            .ShouldBe(["Cards", "Clients", "Imports", "Cards"]);

    [Fact]
    public void Features_are_seen_by_what_their_files_use() => Edges("Infrastructure")["Imports"].ShouldContain("Csv");

    [Fact]
    public void Rooms_are_seen_by_what_they_use_and_by_the_parts_that_they_draw()
    {
        EdgesOfRooms("Infrastructure/Imports")["Intake"].ShouldContain("Running");
        Edges("Web/Pages/Stock")["Products"].ShouldBe(["Documents", "Ledger"], ignoreOrder: true);
    }

    [Fact]
    public void What_stands_beside_the_rooms_is_seen_by_the_types_that_it_declares()
    {
        var edges = EdgesOfRooms("Infrastructure/Imports");
        edges["Running"].ShouldContain("ImportTables.cs");
        edges["ImportServices.cs"].ShouldContain("Running");
        edges.Values.ShouldAllBe(named => !named.Contains("ImportServices.cs"));
    }

    /// <summary>
    /// For each feature folder of a project, or room of a feature, those of the same that its files name: by using, in a page's model, in
    /// full, or by a part of a page.
    /// </summary>
    private static Dictionary<string, HashSet<string>> Edges(string folder) => Folders(folder)
        .ToDictionary(
            named => named.Key,
            named => named.SelectMany(text => Named(text, folder)).Where(other => other != named.Key).ToHashSet());

    /// <summary>The same, and each file beside the rooms, called by its name: rooms see its types without a using.</summary>
    private static Dictionary<string, HashSet<string>> EdgesOfRooms(string feature)
    {
        var edges = Edges(feature);
        var rooms = Folders(feature).ToList();
        var beside = House.Files(feature, ".cs", ".cshtml")
            .Where(path => FolderOf(path, feature) is null)
            .ToDictionary(path => Path.GetFileName(path), path => CSharpText.WithoutComments(House.Read(path)));
        foreach (var (file, text) in beside)
        {
            var types = DeclaredType().Matches(text).Select(type => type.Groups["name"].Value).ToHashSet();
            edges[file] = Named(text, feature).ToHashSet();
            foreach (var user in rooms.Where(room => room.Any(Names)).Select(room => room.Key)
                .Concat(beside.Where(other => other.Key != file && Names(other.Value)).Select(other => other.Key)))
            {
                edges.TryAdd(user, []);
                edges[user].Add(file);
            }

            bool Names(string other) => Word().Matches(other).Any(word => types.Contains(word.Value));
        }

        return edges;
    }

    /// <summary>The texts of a folder's folders, each with all that is below it.</summary>
    private static IEnumerable<IGrouping<string, string>> Folders(string folder) => House.Files(folder, ".cs", ".cshtml")
        .Where(path => FolderOf(path, folder) is not null)
        .GroupBy(path => FolderOf(path, folder)!, path => CSharpText.WithoutComments(House.Read(path)));

    private static string? FolderOf(string path, string folder) =>
        path[(folder.Length + 1)..].Split('/') is { Length: > 1 } parts ? parts[0] : null;

    private static IEnumerable<string> Named(string text, string folder)
    {
        var inNamespaces = $@"\bKotline\.{folder.Replace("/", @"\.", StringComparison.Ordinal)}\.(?<name>\w+)";
        var below = folder == PagesFolder ? "" : folder.Replace(PagesFolder + "/", "", StringComparison.Ordinal) + "/";
        var inPartsOfPages = $@"""(?:/Pages/)?{below}(?<name>\w+)/(?:\w+/)*_\w";
        return Regex.Matches(text, $"{inNamespaces}|{inPartsOfPages}", RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["name"].Value);
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

    [GeneratedRegex(@"\b(?:class|record|struct|enum|interface)\s+(?:struct\s+|class\s+)?(?<name>[A-Z]\w+)")]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Word();
}
