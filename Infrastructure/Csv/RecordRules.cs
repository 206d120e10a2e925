using System.Text;
using System.Text.Unicode;

namespace Kotline.Infrastructure.Csv;

/// <summary>Why even a well-formed record may be unreadable: its size, its fields, its characters.</summary>
/// <param name="expectedFieldCount">Null takes any number of fields.</param>
/// <param name="encoding">The file's own encoding, before it was decoded.</param>
/// <param name="doubtsLetters">Whether letters that make no sense in a one-byte encoding count as damage. They do unless a person
/// chose the encoding.</param>
internal sealed class RecordRules(
    char delimiter, int? expectedFieldCount, SourceEncoding encoding, bool doubtsLetters, ReadingOptions options)
{
    // A record is converted back to its bytes in this buffer. As a string, all of it would stay in memory.
    private char[] decoded = [];
    private byte[] received = [];

    private readonly bool replacementIsDamage = encoding.ReplacesDamage();
    private readonly LetterTable? letters = SourceEncodings.OfOneByte.Contains(encoding) ? LetterTable.Of(encoding) : null;
    private readonly Encoding? oneByte = SourceEncodings.OfOneByte.Contains(encoding) ? encoding.Decoding() : null;

    /// <summary>Whether a line consists of spaces only.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> raw) => !raw.ContainsAnyExcept((byte)' ');

    /// <summary>A record over several lines that exceeds a bound has a quote that somebody forgot to close.</summary>
    public UnreadableReason? BoundExceeded(int byteCount, int lineEnds)
    {
        if (lineEnds > 0 && (byteCount > options.RecordBytesMax || lineEnds >= options.RecordLinesMax))
        {
            return UnreadableReason.BrokenQuote;
        }

        return byteCount > options.RecordBytesMax ? UnreadableReason.RecordTooLong : null;
    }

    public UnreadableReason? FieldFault(int fieldCount, ReadOnlySpan<byte> raw)
    {
        if (fieldCount < expectedFieldCount)
        {
            return UnreadableReason.TooFewFields;
        }

        if (fieldCount > expectedFieldCount)
        {
            return UnreadableReason.TooManyFields;
        }

        return raw.Length > options.FieldBytesMax && RecordExtent.LongestField(raw, delimiter) > options.FieldBytesMax
            ? UnreadableReason.FieldTooLong
            : null;
    }

    /// <summary>The damage if the record holds bytes that no text in the file's encoding has.</summary>
    public UnreadableReason? Damage(ReadOnlySpan<byte> raw) =>
        raw.Contains((byte)0) || !Utf8.IsValid(raw) || (replacementIsDamage && raw.IndexOf("\uFFFD"u8) >= 0)
            || IsOfAnotherEncoding(raw)
            ? UnreadableReason.InvalidEncoding
            : null;

    /// <summary>
    /// Whether a record of a file in a one-byte encoding was written in another encoding. It was in UTF-8 if its received bytes beyond
    /// ASCII are well-formed UTF-8: it would be read as Ã© where é was meant, and Ã© is far less likely to be meant. It was in another code
    /// page if its letters make no sense. Only few rows of a file can be like that, and they are lost rather than garbled.
    /// </summary>
    private bool IsOfAnotherEncoding(ReadOnlySpan<byte> raw)
    {
        if (letters is null || Ascii.IsValid(raw))
        {
            return false;
        }

        var bytes = AsReceived(raw);
        return Utf8.IsValid(bytes) || (doubtsLetters && !letters.IsPlausible(bytes));
    }

    private ReadOnlySpan<byte> AsReceived(ReadOnlySpan<byte> raw)
    {
        if (received.Length < raw.Length)
        {
            (decoded, received) = (new char[raw.Length], new byte[raw.Length]);
        }

        return received.AsSpan(0, oneByte!.GetBytes(decoded.AsSpan(0, Encoding.UTF8.GetChars(raw, decoded)), received));
    }
}
