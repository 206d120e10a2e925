using System.Buffers;
using System.Text;

namespace Kotline.Domain.Imports.Cells;

/// <summary>Names, addresses, towns.</summary>
internal static class FreeText
{
    // Line ends and tabs are legitimate in a quoted field (RFC 4180, 2.6). The other control characters never are, and
    // PostgreSQL can't store a NUL at all.
    private static readonly SearchValues<char> forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7f).Select(code => (char)code).Except(['\t', '\n', '\r'])]);

    public static string? Parse(string text) =>
        text.AsSpan().ContainsAny(forbidden) || HasLoneSurrogate(text) ? null : text;

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (first >= 0)
        {
            text = text[first..];
            if (Rune.DecodeFromUtf16(text, out _, out int length) != OperationStatus.Done)
            {
                return true;
            }

            text = text[length..];
            first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return false;
    }
}
