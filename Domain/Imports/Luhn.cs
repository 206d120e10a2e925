namespace Kotline.Domain.Imports;

/// <summary>The check digit of a card number (ISO/IEC 7812-1, annex B).</summary>
public static class Luhn
{
    /// <param name="digits">ASCII digits only.</param>
    public static bool Holds(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        bool doubled = false;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = digits[i] - '0';
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }

        return sum % 10 == 0;
    }
}
