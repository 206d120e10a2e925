using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kotline.Bench.Mutation;

/// <summary>Reads the report that Stryker.NET writes: mutation-testing-report-schema, version 2.</summary>
public static partial class MutationReport
{
    private const int PartMax = 80;
    private const int PartStart = 50;
    private const int PartEnd = 25;

    /// <param name="root">The repository's root.</param>
    /// <returns>The mutants that were tried: not those that don't compile or were left out.</returns>
    public static IReadOnlyList<Mutant> Read(string json, string root)
    {
        using var report = JsonDocument.Parse(json);
        return [.. report.RootElement.GetProperty("files").EnumerateObject().SelectMany(file => OfFile(file, root))];
    }

    private static IEnumerable<Mutant> OfFile(JsonProperty file, string root)
    {
        var path = Path.GetRelativePath(root, file.Name).Replace('\\', '/');
        var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            if (Enum.TryParse<MutantFate>(mutant.GetProperty("status").GetString(), out var fate))
            {
                var (start, end) = (Place(mutant, "start"), Place(mutant, "end"));
                var change = Change(lines, start, end, mutant.GetProperty("replacement").GetString()!);
                yield return new Mutant(path, start.Line + 1, change, fate)
                {
                    Id = int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture),
                };
            }
        }
    }

    private static (int Line, int Column) Place(JsonElement mutant, string edge)
    {
        var place = mutant.GetProperty("location").GetProperty(edge);
        return (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);
    }

    /// <summary>The lines that the mutation stands in, with what was there and what is there instead.</summary>
    private static string Change(string[] lines, (int Line, int Column) start, (int Line, int Column) end, string replacement)
    {
        var span = string.Join('\n', lines[start.Line..(end.Line + 1)]);
        var tail = lines[end.Line].Length - end.Column;
        var original = span[start.Column..^tail];
        return OneLine($"{span[..start.Column]}[[{Short(original)} ==> {Short(replacement)}]]{span[^tail..]}");
    }

    /// <summary>A long part is known by its two ends.</summary>
    private static string Short(string part)
    {
        var line = OneLine(part);
        return line.Length <= PartMax ? line : $"{line[..PartStart]} ... {line[^PartEnd..]}";
    }

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
