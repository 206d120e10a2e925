using System.Buffers;
using System.Text;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Makes any .NET string one that a PostgreSQL text column in UTF-8 accepts.</summary>
public static class PostgresText
{
    /// <summary>Marks the end of a text that was cut.</summary>
    public const string Cut = "…";

    /// <summary>
    /// Cuts a text at <paramref name="charsMax"/> UTF-16 units, never within a surrogate pair. U+0000, which PostgreSQL refuses, and lone
    /// surrogates, which have no UTF-8, become U+FFFD.
    /// </summary>
    public static string Fit(string text, int charsMax)
    {
        if (text.Length > charsMax)
        {
            var length = charsMax - Cut.Length;
            text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), Cut);
        }

        return IsFit(text) ? text : Replaced(text);
    }

    private static bool IsFit(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var units) != OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[units..];
        }

        return true;
    }

    private static string Replaced(string text)
    {
        var fit = new StringBuilder(text.Length);

        // The enumeration yields U+FFFD for every lone surrogate.
        foreach (var rune in text.EnumerateRunes())
        {
            fit.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return fit.ToString();
    }
}
