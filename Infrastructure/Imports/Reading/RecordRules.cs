using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Why a record that CsvHelper parsed can't be believed or read all the same: its extent, its fields, its characters.</summary>
/// <param name="expectedFieldCount">Null takes any number of fields.</param>
/// <param name="encoding">The file's own, before it was decoded.</param>
internal sealed class RecordRules(int? expectedFieldCount, SourceEncoding encoding, ReadingOptions options)
{
    private readonly bool replacementIsDamage = encoding.ReplacesDamage();
    private readonly Encoding? oneByte = SourceEncodings.OfOneByte.Contains(encoding) ? encoding.Decoding() : null;

    /// <summary>A line of spaces alone.</summary>
    public static bool IsBlank(CsvReader csv) => csv.FieldCount == 1 && !csv.RawRecord.ContainsAnyExcept((byte)' ');

    /// <summary>What goes on for too long over several lines is a quote that somebody forgot to close.</summary>
    public UnreadableReason? BoundExceeded(int byteCount, int lineEnds)
    {
        if (lineEnds > 0 && (byteCount > options.RecordBytesMax || lineEnds >= options.RecordLinesMax))
        {
            return UnreadableReason.BrokenQuote;
        }

        return byteCount > options.RecordBytesMax ? UnreadableReason.RecordTooLong : null;
    }

    public UnreadableReason? FieldFault(CsvReader csv)
    {
        if (csv.FieldCount < expectedFieldCount)
        {
            return UnreadableReason.TooFewFields;
        }

        if (csv.FieldCount > expectedFieldCount)
        {
            return UnreadableReason.TooManyFields;
        }

        return HasLongField(csv) ? UnreadableReason.FieldTooLong : null;
    }

    /// <summary>Bytes that no text in the file's encoding has.</summary>
    public UnreadableReason? Damage(ReadOnlySpan<byte> raw) =>
        raw.Contains((byte)0) || !Utf8.IsValid(raw) || (replacementIsDamage && raw.IndexOf("\uFFFD"u8) >= 0)
            || IsUtf8(raw)
            ? UnreadableReason.InvalidEncoding
            : null;

    /// <summary>
    /// Whether a record of a file in a one-byte encoding was written as UTF-8: its bytes beyond ASCII, as they were received, are
    /// well-formed UTF-8, which no name's letters are by chance. It would be read as Ã© where é was meant.
    /// </summary>
    private bool IsUtf8(ReadOnlySpan<byte> raw) =>
        oneByte is not null && !Ascii.IsValid(raw) && Utf8.IsValid(oneByte.GetBytes(Encoding.UTF8.GetString(raw)));

    private bool HasLongField(CsvReader csv)
    {
        if (csv.RawRecord.Length <= options.FieldBytesMax)
        {
            return false;
        }

        for (var index = 0; index < csv.FieldCount; index++)
        {
            if (csv.GetRawSpan(index).Length > options.FieldBytesMax)
            {
                return true;
            }
        }

        return false;
    }
}
