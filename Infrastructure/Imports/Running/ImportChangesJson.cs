using System.Text.Json;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>The guard's counts in the JSON of imports.imports: {"active_clients": 2792, "suspended": 523, …}.</summary>
internal static class ImportChangesJson
{
    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write(ImportChanges changes) => JsonSerializer.Serialize(changes, options);

    public static ImportChanges Read(string json) => JsonSerializer.Deserialize<ImportChanges>(json, options)!;
}
