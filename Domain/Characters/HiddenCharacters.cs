using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kotline.Domain.Characters;

/// <summary>
/// Characters that nobody sees, so that a text holds something else than what is read: control characters, bidirectional controls,
/// characters without width, tags, fillers, halves of a surrogate pair, and noncharacters. No value of a person or of a product needs them.
/// </summary>
/// <remarks>
/// <para>They are Unicode's general categories Cc, Cf, Cs, Zl and Zp, the noncharacters, and what Unicode calls default ignorable. White
/// space (Zs) counts as seen. So does a character of private use: nobody knows its meaning, but a sign shows.</para>
/// <para>Three kinds belong to the spelling in certain places, and are accepted only there: a joiner between the parts of an emoji; a
/// joiner between letters of the scripts from Arabic to Sinhala (RFC 5892, A.1 and A.2: Persian and Indic names have them); and a variation
/// selector after a character that has variants. Tags are refused everywhere, so the flags of England, Scotland and Wales are the only
/// emoji that are refused.</para>
/// </remarks>
public static class HiddenCharacters
{
    // U+FFFD stands where a character was lost when the text was decoded.
    private const int Lost = 0xFFFD;
    private const int ZeroWidthJoiner = 0x200D;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int EmojiSelector = 0xFE0F;

    // The viramas of the Indic scripts up to Sinhala: a joiner after one changes the letter's shape, also at the end of a word.
    private static readonly SearchValues<char> viramas = SearchValues.Create(
        "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA");

    /// <summary>Whether the text holds at least one of them. Plain ASCII is scanned only once.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExceptInRange(' ', '~');
        if (at < 0)
        {
            return false;
        }

        var before = at == 0 ? default : new Rune(text[at - 1]);
        for (var rest = text[at..]; rest.Length > 0;)
        {
            if (TakesHidden(ref rest, ref before))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text with each hidden character replaced by its number, for the person who has to find it: "Du[U+200B]rand".</summary>
    public static string Named(string text)
    {
        if (!AreIn(text))
        {
            return text;
        }

        var named = new StringBuilder();
        var before = default(Rune);
        for (ReadOnlySpan<char> rest = text; rest.Length > 0;)
        {
            var from = rest;
            var isHidden = TakesHidden(ref rest, ref before);
            var taken = from[..^rest.Length];
            var value = taken.Length == 1 ? taken[0] : before.Value;
            named.Append(isHidden ? string.Create(CultureInfo.InvariantCulture, $"[U+{value:X4}]") : taken);
        }

        return named.ToString();
    }

    // Takes one character off the text. Half of a surrogate pair counts as hidden too.
    private static bool TakesHidden(ref ReadOnlySpan<char> rest, ref Rune before)
    {
        var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
        rest = rest[length..];
        var isHidden = !isWhole || IsHidden(rune, before, rest);
        before = rune;
        return isHidden;
    }

    private static bool IsHidden(Rune rune, Rune before, ReadOnlySpan<char> rest) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => !IsJoinerInPlace(rune, before, rest),
        UnicodeCategory.NonSpacingMark => IsVariationSelector(rune.Value) ? !HasVariants(before) : rune.Value is 0x034F or 0x17B4 or 0x17B5,
        UnicodeCategory.OtherLetter => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0,
        UnicodeCategory.OtherSymbol => rune.Value is 0x2800 or Lost,
        UnicodeCategory.OtherNotAssigned => IsNoncharacter(rune.Value) || IsIgnorable(rune.Value),
        _ => false,
    };

    private static bool IsJoinerInPlace(Rune rune, Rune before, ReadOnlySpan<char> rest)
    {
        var after = Rune.DecodeFromUtf16(rest, out var next, out _) == OperationStatus.Done ? next : default;
        return rune.Value switch
        {
            ZeroWidthJoiner => (EndsEmoji(before) && BeginsEmoji(after)) || JoinsLetters(before, after) || IsVirama(before),
            ZeroWidthNonJoiner => JoinsLetters(before, after) || IsVirama(before),
            _ => false,
        };
    }

    private static bool BeginsEmoji(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    // A skin tone is a modifier symbol.
    private static bool EndsEmoji(Rune rune) =>
        rune.Value == EmojiSelector || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool JoinsLetters(Rune before, Rune after) => IsOfJoiningScript(before) && IsOfJoiningScript(after);

    // The scripts from Arabic to Sinhala, and the presentation forms of Arabic letters from old encodings.
    private static bool IsOfJoiningScript(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x0DFF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsVirama(Rune rune) => rune.IsBmp && viramas.Contains((char)rune.Value);

    private static bool IsVariationSelector(int value) =>
        value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F;

    // Symbols, the digits and signs of keycaps, and letters of scripts without case. No Latin letter: two names would look the same.
    private static bool HasVariants(Rune before) => before.Value is 0x2139 or 0x3030
        || Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.OtherPunctuation or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherLetter;

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsIgnorable(int value) => value is 0x2065 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
