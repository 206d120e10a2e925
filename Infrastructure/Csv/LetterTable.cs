using System.Collections.Frozen;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// Says what kind of character each byte of a one-byte encoding is, and whether it makes sense between its neighbours in names and
/// addresses. A text read in the wrong encoding shows by capitals inside words (Mac Roman's é is Ž in Windows-1252), by signs inside words
/// (CP850's é is ‚), and by letters and signs that names in the partners' countries don't have.
/// </summary>
internal sealed class LetterTable
{
    // Signs that occur inside or after a word in correct French and German: d’Ys, l´Ile, n°, 1er étage.
    private const string JoinsWords = "’‘´`·°ºª²³µ\u00A0\u00AD";
    private const string Punctuation = "»“”›–—…•";

    // No word ends with these. Where one seems to, they are the é and ä of CP850.
    private const string Openings = "«„‚‹";

    // The code page has these, but hardly any name does: š and ž are Czech or Slovene, and far more often the ö and û of another code page.
    private const string Rare = "ŠšŽžƒ¤¦";
    private static readonly FrozenDictionary<SourceEncoding, LetterTable> tables =
        SourceEncodings.OfOneByte.ToFrozenDictionary(encoding => encoding, encoding => new LetterTable(encoding));

    // No French or German word begins with these: Mac Roman's Île, for example, is ële in Windows-1252.
    private const string NeverFirst = "ëïÿß";

    // The letters of French and German beyond ASCII, and the apostrophe that word processors write. A code page in which a text has only
    // these is likelier than one in which it has others.
    private const string Usual = "’àâæçéèêëîïôœùûüÿäößÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸÄÖ";

    private readonly Kind[] kinds = new Kind[256];
    private readonly bool[] isUsual = new bool[256];

    private LetterTable(SourceEncoding encoding)
    {
        var decoding = encoding.Decoding();
        for (var value = 0; value < kinds.Length; value++)
        {
            var character = decoding.GetString([(byte)value])[0];
            kinds[value] = KindOf(character, isAscii: value < 0x80);
            isUsual[value] = value < 0x80 || Usual.Contains(character);
        }
    }

    private enum Kind : byte
    {
        Space,
        Lower,
        LowerInside,
        Upper,
        Joiner,
        Punctuation,
        Opening,
        Sign,
        Rare,
        Undefined,
    }

    public static LetterTable Of(SourceEncoding encoding) => tables[encoding];

    /// <summary>Whether each byte of <paramref name="line"/> is a character of the encoding.</summary>
    public bool IsDefined(ReadOnlySpan<byte> line)
    {
        foreach (var value in line)
        {
            if (kinds[value] == Kind.Undefined)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether each character beyond ASCII of <paramref name="line"/> stands in a place where people write it.</summary>
    public bool IsPlausible(ReadOnlySpan<byte> line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var before = at == 0 ? Kind.Space : kinds[line[at - 1]];
            var after = at + 1 == line.Length ? Kind.Space : kinds[line[at + 1]];
            if (line[at] >= 0x80 && !IsPlausible(before, kinds[line[at]], after))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all characters beyond ASCII of <paramref name="line"/> are letters of French or German.</summary>
    public bool IsUsual(ReadOnlySpan<byte> line)
    {
        foreach (var value in line)
        {
            if (!isUsual[value])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlausible(Kind before, Kind kind, Kind after) => kind switch
    {
        Kind.Space or Kind.Joiner => true,
        Kind.LowerInside when !IsLetter(before) && IsLetter(after) => false,
        Kind.Lower or Kind.LowerInside => before != Kind.Upper || after != Kind.Upper,
        Kind.Upper => !IsLower(before) && !(before == Kind.Upper && IsLower(after)),
        Kind.Punctuation => !IsLetter(before) || !IsLetter(after),
        Kind.Opening => !IsLetter(before),
        Kind.Sign => !IsLetter(before) && !IsLetter(after),
        _ => false,
    };

    private static bool IsLower(Kind kind) => kind is Kind.Lower or Kind.LowerInside;

    private static bool IsLetter(Kind kind) => kind is Kind.Lower or Kind.LowerInside or Kind.Upper or Kind.Rare;

    private static Kind KindOf(char character, bool isAscii) => character switch
    {
        _ when isAscii => char.IsAsciiLetterLower(character) ? Kind.Lower : char.IsAsciiLetterUpper(character) ? Kind.Upper : Kind.Space,
        '\uFFFD' => Kind.Undefined,
        // C1 controls: undefined in Windows-1252, and in no text elsewhere.
        >= '\u0080' and <= '\u009F' => Kind.Undefined,
        _ when Rare.Contains(character) => Kind.Rare,
        _ when JoinsWords.Contains(character) => Kind.Joiner,
        _ when Punctuation.Contains(character) => Kind.Punctuation,
        _ when Openings.Contains(character) => Kind.Opening,
        _ when NeverFirst.Contains(character) => Kind.LowerInside,
        _ when char.IsLower(character) => Kind.Lower,
        _ when char.IsUpper(character) => Kind.Upper,
        _ => Kind.Sign,
    };
}
