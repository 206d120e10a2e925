using System.Text.Json;

namespace Kotline.Domain.Files;

/// <summary>A file that is refused as a whole, with what a message to the manager needs. Holds no cell of the file.</summary>
/// <param name="Reason">Why it is refused.</param>
public sealed record FileRefusal(FileRefusalReason Reason)
{
    /// <summary>The columns that are missing or duplicated, all of them; empty for other reasons.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The limit that a too large file passes, in bytes; null for other reasons.</summary>
    public long? BytesMax { get; init; }

    /// <summary>The reason in snake_case, for example <c>missing_columns</c>.</summary>
    public string Code => JsonNamingPolicy.SnakeCaseLower.ConvertName(Reason.ToString());
}
