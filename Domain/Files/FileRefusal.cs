using System.Text.Json;

namespace Kotline.Domain.Files;

/// <summary>Why a file is refused as a whole, with what a message to the manager needs. It holds no cell of the file.</summary>
public sealed record FileRefusal(FileRefusalReason Reason)
{
    /// <summary>The columns that are missing or duplicated, all of them; empty for other reasons.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The limit that a too large file exceeds, in bytes; null for other reasons.</summary>
    public long? BytesMax { get; init; }

    /// <summary>The reason in snake_case, for example <c>missing_columns</c>.</summary>
    public string Code => JsonNamingPolicy.SnakeCaseLower.ConvertName(Reason.ToString());
}
