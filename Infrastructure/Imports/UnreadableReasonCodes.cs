using System.Text.Json;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports;

/// <summary>The code by which a reason is known in SQL, JSON and resources.</summary>
internal static class UnreadableReasonCodes
{
    private static readonly string[] codes =
        [.. Enum.GetValues<UnreadableReason>().Select(reason => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()))];

    public static string Code(this UnreadableReason reason) => codes[(int)reason];
}
