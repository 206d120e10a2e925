using System.Text;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>The form in which column names are compared: without case, accents, white space, signs and invisible characters.</summary>
internal static class ColumnName
{
    /// <summary>The length of the longest column name, in UTF-16 units.</summary>
    public const int CharsMax = 64;

    private const int YearDigits = 4;

    // A character can become several when it is decomposed into letters and accents.
    private const int DecomposedCharsMax = 4 * CharsMax;

    /// <summary>"Date de naissance" and "DATE_DE_NAISSANCE" are both "datedenaissance". A name that is too long becomes "".</summary>
    public static string Fold(string name)
    {
        Span<char> folded = stackalloc char[DecomposedCharsMax];
        return folded[..Fold(name, folded)].ToString();
    }

    /// <summary>
    /// The folded name without a prefix that says whose column it is: "c_GivenName" becomes "givenname". null if there is no such prefix.
    /// </summary>
    public static string? FoldWithoutPrefix(string name)
    {
        var separator = name.AsSpan().Trim().IndexOfAny("_.-: ");
        var trimmed = name.Trim();
        return separator > 0 && ColumnWords.Prefixes.Contains(Fold(trimmed[..separator])) ? Fold(trimmed[(separator + 1)..]) : null;
    }

    /// <summary>
    /// Whether a name may be remembered with its partner. It must have a letter, no @ and no number longer than a year, so that no personal
    /// data that was taken for a column name is kept.
    /// </summary>
    public static bool IsWorthRemembering(string name) =>
        Fold(name) != ""
        && name.Any(char.IsLetter)
        && !name.Any(character => char.IsControl(character) || character == '@')
        && name.Count(char.IsDigit) <= YearDigits;

    /// <summary>
    /// Calls <paramref name="use"/> with the folded name of a cell, without making a string of it, because most cells must
    /// not be kept in memory.
    /// </summary>
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
