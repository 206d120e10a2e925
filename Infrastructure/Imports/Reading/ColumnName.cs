using System.Text;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Column names as they are compared: without case, accents, white space, signs and invisible characters.</summary>
internal static class ColumnName
{
    /// <summary>No name of a column is longer, in UTF-16 units.</summary>
    public const int CharsMax = 64;

    private const int YearDigits = 4;

    // Taken apart into letters and accents, a character can become several.
    private const int DecomposedCharsMax = 4 * CharsMax;

    /// <summary>"Date de naissance" and "DATE_DE_NAISSANCE" are both "datedenaissance". A name that is too long is "".</summary>
    public static string Fold(string name)
    {
        Span<char> folded = stackalloc char[DecomposedCharsMax];
        return folded[..Fold(name, folded)].ToString();
    }

    /// <summary>The same without what stands before it to say whose it is: "c_GivenName" is "givenname" too; null where nothing such
    /// does.</summary>
    public static string? FoldWithoutPrefix(string name)
    {
        var separator = name.AsSpan().Trim().IndexOfAny("_.-: ");
        var trimmed = name.Trim();
        return separator > 0 && ColumnWords.Prefixes.Contains(Fold(trimmed[..separator])) ? Fold(trimmed[(separator + 1)..]) : null;
    }

    /// <summary>
    /// Whether a name may be kept beside its partner: it has a letter, no @ and no longer number than a year, so that it is no cell of a
    /// person that was taken for a name.
    /// </summary>
    public static bool IsWorthRemembering(string name) =>
        Fold(name) != ""
        && name.Any(char.IsLetter)
        && !name.Any(character => char.IsControl(character) || character == '@')
        && name.Count(char.IsDigit) <= YearDigits;

    /// <summary>Calls <paramref name="use"/> with the folded name of a cell, without making a string of it: most cells are nobody's
    /// business.</summary>
    public static bool Test(ReadOnlySpan<byte> cell, Func<ReadOnlySpan<char>, bool> use)
    {
        Span<char> text = stackalloc char[CharsMax];
        Span<char> folded = stackalloc char[DecomposedCharsMax];
        if (cell.Length > CharsMax || !Encoding.UTF8.TryGetChars(cell, text, out var length))
        {
            return false;
        }

        var name = text[..length];
        if (use(folded[..Fold(name, folded)]))
        {
            return true;
        }

        var separator = name.Trim().IndexOfAny("_.-: ");
        if (separator <= 0)
        {
            return false;
        }

        var prefix = folded[..Fold(name.Trim()[..separator], folded)];
        return ColumnWords.Prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(prefix)
            && use(folded[..Fold(name.Trim()[(separator + 1)..], folded)]);
    }

    /// <returns>How many characters were written.</returns>
    private static int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        Span<char> parts = stackalloc char[DecomposedCharsMax];
        if (name.Length > CharsMax || HasLoneSurrogate(name) || !name.TryNormalize(parts, out var length, NormalizationForm.FormD))
        {
            return 0;
        }

        var count = 0;
        foreach (var character in parts[..length])
        {
            if (char.IsLetterOrDigit(character))
            {
                folded[count++] = char.ToLowerInvariant(character);
            }
        }

        return count;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> name)
    {
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(name, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            name = name[length..];
        }

        return false;
    }
}
