using System.Buffers;

namespace Kotline.Domain.Imports.Cells;

/// <summary>Telephone numbers, kept as they are written: digits and the signs that people group them with.</summary>
internal static class TelephoneText
{
    private static readonly SearchValues<char> allowed = SearchValues.Create("0123456789 .-/()+\u00A0\u202F");

    public static string? Parse(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits is >= CellBounds.TelephoneDigitsMin and <= CellBounds.TelephoneDigitsMax
            && !text.AsSpan().ContainsAnyExcept(allowed)
            && text.LastIndexOf('+') <= 0
                ? text
                : null;
    }
}
