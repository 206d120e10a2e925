namespace Kotline.Domain.Imports.Cells;

/// <summary>Whole numbers of ASCII digits, without sign, separator or space.</summary>
internal static class NumberText
{
    /// <param name="digitsMax">At most 9, so that the number fits into an int.</param>
    public static int? Parse(ReadOnlySpan<char> text, int digitsMin, int digitsMax)
    {
        if (text.Length < digitsMin || text.Length > digitsMax || text.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var number = 0;
        foreach (var digit in text)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
