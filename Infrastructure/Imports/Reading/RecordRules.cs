using System.Text.Unicode;
using CsvHelper;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Why a record that CsvHelper parsed can't be believed or read all the same: its extent, its fields, its characters.</summary>
/// <param name="expectedFieldCount">Null takes any number of fields.</param>
/// <param name="replacementIsDamage">Whether U+FFFD stands for what a decoder couldn't read.</param>
internal sealed class RecordRules(int? expectedFieldCount, bool replacementIsDamage, ReadingOptions options)
{
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
            ? UnreadableReason.InvalidEncoding
            : null;

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
