namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// A line has at most 140 columns. What was longer when this was written is counted in long-lines.txt, by the file's name, so that a file
/// may move: it may become less and never more, and a file that isn't in the list has none.
/// </summary>
public sealed class LineLengthTests
{
    private const int ColumnsMax = 140;

    private static readonly string[] ends = [".cs", ".cshtml"];

    private static readonly Dictionary<string, int> known = House.Read("Web.Tests/Conventions/long-lines.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[1], words => int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));

    private static ILookup<string, string> LongLines => House.Products.Concat(House.Tests)
        .SelectMany(folder => House.Files(folder, ends))
        .SelectMany(path => House.Read(path).Split('\n').Index()
            .Where(line => line.Item.TrimEnd('\r').Length > ColumnsMax)
            .Select(line => (Name: Path.GetFileName(path), Place: $"{path}:{line.Index + 1}")))
        .ToLookup(line => line.Name, line => line.Place);

    [Fact]
    public void No_line_has_more_than_140_columns() => LongLines
        .Where(file => file.Count() > known.GetValueOrDefault(file.Key))
        .SelectMany(file => file.Prepend($"{file.Key}: {known.GetValueOrDefault(file.Key)} were known"))
        .ShouldBeEmpty();
}
