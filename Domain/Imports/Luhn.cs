namespace Kotline.Domain.Imports;

/// <summary>The check digit of a card number (ISO/IEC 7812-1, annex B).</summary>
public static class Luhn
{
    /// <param name="digits">ASCII digits only.</param>
    public static bool Holds(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        var doubled = false;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = digits[i] - '0';
            var weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }

        return sum % 10 == 0;
    }
}
