namespace Kotline.Domain.Characters;

/// <summary>Lengths as PostgreSQL's length() has them: an emoji is one character, not the two that UTF-16 writes.</summary>
public static class CodePoints
{
    /// <summary>Whether the text has more than <paramref name="max"/> characters.</summary>
    public static bool Exceed(ReadOnlySpan<char> text, int max) => text.Length > max && Count(text) > max;

    /// <summary>Half of a surrogate pair counts as one character.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
