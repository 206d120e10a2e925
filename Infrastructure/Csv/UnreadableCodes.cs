using System.Text.Json;

namespace Kotline.Infrastructure.Csv;

/// <summary>Codes of <see cref="UnreadableReason"/>.</summary>
public static class UnreadableCodes
{
    /// <summary>The reason in snake_case, for example <c>too_few_fields</c>.</summary>
    public static string Code(this UnreadableReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
