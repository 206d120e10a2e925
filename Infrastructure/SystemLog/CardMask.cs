using System.Text;
using System.Text.RegularExpressions;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// Replaces what looks like a card number, so that no log ever holds one (PCI DSS 3.4): 13 to 19 digits (ISO/IEC 7812-1) that pass
/// Luhn, written together or in groups separated by one space or dash. The last four digits are masked too, because readers of the log
/// have no right to them.
/// </summary>
/// <remarks>
/// In a run of groups, every sequence of whole groups is tried, because a card number is often followed by other digits (a CVV2, a year).
/// One long number in ten passes Luhn by chance and is masked needlessly, which is the safe side to err on.
/// </remarks>
public static partial class CardMask
{
    public const string Mask = "[card number]";

    private const int DigitsMin = 13;
    private const int DigitsMax = 19;

    public static string Apply(string text)
    {
        StringBuilder? masked = null;
        var copiedTo = 0;
        foreach (var run in RunsOfDigits().EnumerateMatches(text))
        {
            var end = run.Index + run.Length;
            for (var start = run.Index; start < end;)
            {
                var cardEnd = EndOfCard(text, start, end);
                if (cardEnd > 0)
                {
                    masked ??= new StringBuilder(text.Length);
                    masked.Append(text, copiedTo, start - copiedTo).Append(Mask);
                    copiedTo = cardEnd;
                }

                start = StartOfNextGroup(text, cardEnd > 0 ? cardEnd : start, end);
            }
        }

        return masked is null ? text : masked.Append(text, copiedTo, text.Length - copiedTo).ToString();
    }

    /// <summary>The end of the longest card number that starts here and ends with a group; 0 if there is none.</summary>
    private static int EndOfCard(string text, int start, int end)
    {
        var cardEnd = 0;
        var digitCount = 0;

        // Luhn doubles every second digit from the right, and the right end isn't known yet: both sums are kept, one for an even and one
        // for an odd count of digits, and swap with each digit.
        var (sum, otherSum) = (0, 0);
        for (var i = start; i < end && digitCount <= DigitsMax; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var digit = text[i] - '0';
            var doubled = digit < 5 ? digit * 2 : (digit * 2) - 9;
            (sum, otherSum) = (otherSum + digit, sum + doubled);
            digitCount++;
            var groupEnds = i + 1 == end || !char.IsAsciiDigit(text[i + 1]);
            if (groupEnds && digitCount is >= DigitsMin and <= DigitsMax && sum % 10 == 0)
            {
                cardEnd = i + 1;
            }
        }

        return cardEnd;
    }

    private static int StartOfNextGroup(string text, int from, int end)
    {
        var i = from;
        while (i < end && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        while (i < end && !char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }

    // Space, no-break space, narrow no-break space; hyphen, no-break hyphen, figure dash, en dash.
    [GeneratedRegex(@"[0-9](?:[ \u00A0\u202F\-\u2010-\u2013]?[0-9]){12,}", RegexOptions.CultureInvariant)]
    private static partial Regex RunsOfDigits();
}
