using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Cli;

/// <summary>
/// A file that says where wanted columns are: a JSON object that maps our names to a name in the file's header or to a column's number,
/// from 1: <c>{"Centimeters": "Taille", "GivenName": 4}</c>.
/// </summary>
internal static class ColumnMapFile
{
    private const long BytesMax = 64 * 1024;

    /// <returns>null when the file isn't such an object; then <paramref name="problem"/> says why.</returns>
    public static IReadOnlyDictionary<WantedColumn, ColumnPlace>? Read(string path, out string problem)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > BytesMax)
            {
                problem = $"--map wants a file of at most {BytesMax / 1024} KiB, and {path} {(file.Exists ? "is larger" : "isn't there")}";
                return null;
            }

            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return Read(json.RootElement, out problem);
        }
        catch (Exception fault)
            when (fault is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            problem = $"--map wants a JSON object like {{\"Centimeters\": \"Taille\", \"GivenName\": 4}}, and {path} isn't one";
            return null;
        }
    }

    private static Dictionary<WantedColumn, ColumnPlace>? Read(JsonElement map, out string problem)
    {
        var places = new Dictionary<WantedColumn, ColumnPlace>();
        problem = "--map wants a JSON object of column names";
        if (map.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var entry in map.EnumerateObject())
        {
            if (!Enum.GetNames<WantedColumn>().Contains(entry.Name) || PlaceOf(entry.Value) is not { } place)
            {
                problem = $"--map: {entry.Name} is no wanted column, or is neither given a name nor a number from 1; "
                    + $"the wanted columns are {string.Join(", ", Enum.GetNames<WantedColumn>())}";
                return null;
            }

            if (!places.TryAdd(Enum.Parse<WantedColumn>(entry.Name), place) || places.Count(pair => pair.Value == place) > 1)
            {
                problem = $"--map: {entry.Name} stands twice, or its column is said to be another one too";
                return null;
            }
        }

        return places.Count > 0 ? places : null;
    }

    private static ColumnPlace? PlaceOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()) => new ColumnPlace.Named(value.GetString()!),
        JsonValueKind.Number when value.TryGetInt32(out var number) && number >= 1 => new ColumnPlace.At(number - 1),
        _ => null,
    };
}
