using System.Text.Json;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>A partner's own column names, in the database's JSON: {"Taille": "Centimeters"}.</summary>
internal static class ColumnNamesJson
{
    public static string Of(IReadOnlyDictionary<string, WantedColumn> names) =>
        JsonSerializer.Serialize(names.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));

    public static IReadOnlyDictionary<string, WantedColumn> Parse(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToDictionary(
            pair => pair.Key, pair => Enum.Parse<WantedColumn>(pair.Value));
}
