using System.Buffers;
using CsvHelper;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// The records of a UTF-8 stream, strictly by RFC 4180 (and lone LF or CR as line ends), in flat memory. A record that
/// breaks the rules is reported and costs the rest of its first physical line only: reading resumes at the line after
/// the one where it began, so that an unclosed quote can't swallow what follows.
/// </summary>
/// <remarks>
/// <para>CsvHelper parses; this class decides what it is given and, by <see cref="RecordRules"/>, what is believed. Bytes wait in one
/// buffer, a stretch of
/// which (a slice) is handed to a strict <see cref="CsvReader"/>:</para>
/// <list type="number">
/// <item>A record that ends before the slice does is believed. Anything that touches the slice's end isn't: the
/// slice is made longer, and when the buffer holds no more, the buffer is refilled from where that record starts.</item>
/// <item>A record that the bounds don't allow, that CsvHelper calls malformed, or that spans several lines and yet has the wrong
/// number of fields, is reported by its first line, and a new slice starts after that line.</item>
/// <item>After such a record slices start short and double, so that a file of nothing but broken rows isn't scanned over and
/// over. The work stays linear: a line that opens a quote for the lines below it has an odd number of quotes, and none of the
/// lines below that keep it open has.</item>
/// </list>
/// <para>CsvHelper's exception for malformed data names a byte offset, which is the slice's very end when a quote was
/// still open there, and before it for every fault that more bytes can't mend. Its message is never passed on. An exception
/// costs some 25 µs, so a file of broken rows alone is read at 20,000 to 40,000 a second; the callback that would spare it is
/// given the raw record as a string, passwords and all.</para>
/// </remarks>
internal sealed class RecordStream : IAsyncDisposable
{
    private const int ShortestSliceBytes = 4 * 1024;

    private readonly Stream utf8;
    private readonly CsvReaderOptions csvOptions;
    private readonly RecordRules rules;
    private readonly ReadingOptions options;
    private readonly byte[] buffer;

    // buffer[start..end] is unread; line is the physical line of buffer[start].
    private int start;
    private int end;
    private long line = 1;
    private bool sourceEnded;
    private bool skippingLine;
    private bool opened;

    private CsvReader? csv;
    private int sliceStart;
    private int sliceEnd;
    private int sliceLength;

    /// <summary>The records of a file's bytes, whatever their encoding.</summary>
    /// <param name="bytes">Read from their current position, and disposed with the result.</param>
    /// <param name="doubtsLetters">Whether a record whose letters make no sense in the encoding is unreadable.</param>
    public static RecordStream Over(
        Stream bytes,
        SourceEncoding encoding,
        char delimiter,
        int? expectedFieldCount,
        ReadingOptions options,
        bool doubtsLetters = false) =>
        new(encoding.ToUtf8(bytes), delimiter, new RecordRules(expectedFieldCount, encoding, doubtsLetters, options), options);

    /// <param name="utf8">Read from its current position, through an optional byte order mark, and disposed with this.</param>
    /// <param name="delimiter">An ASCII character.</param>
    /// <param name="rules">What is believed of a record.</param>
    private RecordStream(Stream utf8, char delimiter, RecordRules rules, ReadingOptions options)
    {
        this.utf8 = utf8;
        this.options = options;
        this.rules = rules;
        csvOptions = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            IncludeValuesInExceptions = false,
        };

        // Room for a whole record and its line end, and as much again, so that each refill reads at least half.
        buffer = ArrayPool<byte>.Shared.Rent((2 * options.RecordBytesMax) + 16);
        sliceLength = buffer.Length;
    }

    private enum Step
    {
        Record,
        NeedsBytes,
        End,
    }

    private enum Parsed
    {
        /// <summary>A record that ends inside the slice.</summary>
        Whole,

        /// <summary>Bytes that no continuation can make a record.</summary>
        Malformed,

        /// <summary>A record that may go on after the slice, which is closed.</summary>
        Cut,

        /// <summary>No record is left in the slice, which is closed.</summary>
        Nothing,
    }

    /// <summary>The physical line on which the current record starts, 1-based.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Why the current record can't be read; null when it can.</summary>
    public UnreadableReason? Unreadable { get; private set; }

    /// <summary>The fields of the current record; null where its fault leaves that open.</summary>
    public int? FieldCount { get; private set; }

    /// <summary>Moves to the next record; false at the end. Blank lines, and lines of spaces alone, are no records.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!opened)
        {
            opened = true;
            await RefillAsync(cancellationToken);
            start = buffer.AsSpan(0, end).StartsWith(ByteOrderMark.Utf8) ? ByteOrderMark.Utf8.Length : 0;
        }

        while (true)
        {
            switch (Advance())
            {
                case Step.Record:
                    return true;
                case Step.End:
                    return false;
                default:
                    await RefillAsync(cancellationToken);
                    break;
            }
        }
    }

    /// <summary>A field of the current, readable record as UTF-8, quotes taken off. Valid until the next read.</summary>
    public ReadOnlySpan<byte> GetSpan(int index) => csv!.GetSpan(index);

    /// <summary>A field of the current, readable record, without the white space around it.</summary>
    public string GetTrimmed(int index) => csv!.GetString(index).Trim();

    public async ValueTask DisposeAsync()
    {
        csv?.Dispose();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        await utf8.DisposeAsync();
    }

    private async ValueTask RefillAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        end += await utf8.ReadAtLeastAsync(buffer.AsMemory(end), buffer.Length - end, throwOnEndOfStream: false, cancellationToken);
        sourceEnded = end < buffer.Length;
    }

    private Step Advance()
    {
        while (true)
        {
            if (csv is null)
            {
                if (!SkipToRecord())
                {
                    return sourceEnded ? Step.End : Step.NeedsBytes;
                }

                if (BeginsLikeAnotherEncoding())
                {
                    return ReportFirstLine(UnreadableReason.InvalidEncoding, fieldCount: null);
                }

                OpenSlice();
            }

            switch (Parse())
            {
                case Parsed.Whole when RecordRules.IsBlank(csv!):
                    start += csv!.RawRecord.Length;
                    break;
                case Parsed.Whole:
                    return Judge(csv!);
                case Parsed.Malformed:
                    return ReportFirstLine(UnreadableReason.BrokenQuote, fieldCount: null);
                case Parsed.Cut when sliceEnd - start > options.RecordBytesMax || (sliceEnd == end && sourceEnded):
                    return ReportFirstLine(UnreadableReason.BrokenQuote, fieldCount: null);
                case Parsed.Cut when sliceEnd == end:
                    return Step.NeedsBytes;
            }
        }
    }

    /// <summary>Moves over line ends to the first byte of a record; false when the buffer holds none.</summary>
    private bool SkipToRecord()
    {
        if (skippingLine)
        {
            var length = PhysicalLines.FirstLength(Unread);
            skippingLine = length < 0;
            start = skippingLine ? end : start + length;
        }

        while (start < end)
        {
            var length = PhysicalLines.EndLength(Unread);
            if (length == 0)
            {
                return true;
            }

            if (start + 1 == end && buffer[start] == PhysicalLines.Cr && !sourceEnded)
            {
                return false;
            }

            start += length;
            line++;
        }

        return false;
    }

    private ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    // CsvHelper would take a slice that begins with such bytes, never found in UTF-8, for UTF-16 or UTF-32.
    private bool BeginsLikeAnotherEncoding() => ByteOrderMark.EncodingOf(Unread) is not (null or SourceEncoding.Utf8);

    private void OpenSlice()
    {
        sliceStart = start;
        sliceEnd = Math.Min(start + sliceLength, end);
        csv = CsvReader.Create(buffer.AsMemory(sliceStart, sliceEnd - sliceStart), csvOptions);
    }

    private void CloseSlice(int nextLength)
    {
        csv?.Dispose();
        csv = null;
        sliceLength = Math.Min(nextLength, buffer.Length);
    }

    /// <summary>Moves to the slice's next record, and to its first byte in the buffer.</summary>
    private Parsed Parse()
    {
        bool found;
        try
        {
            found = csv!.Read();
        }
        catch (CsvFormatException malformed)
        {
            CloseSlice(sliceLength * 2);
            SkipToRecord();
            return malformed.ByteOffset < sliceEnd - sliceStart ? Parsed.Malformed : Parsed.Cut;
        }

        if (!found)
        {
            CloseSlice(sliceLength * 2);
            return Parsed.Nothing;
        }

        var recordStart = sliceStart + (int)csv.ByteOffset;
        line += PhysicalLines.CountEnds(buffer.AsSpan(start, recordStart - start));
        start = recordStart;
        if (start + csv.RawRecord.Length < sliceEnd || (sliceEnd == end && sourceEnded))
        {
            return Parsed.Whole;
        }

        CloseSlice(sliceLength * 2);
        return Parsed.Cut;
    }

    private Step Judge(CsvReader csv)
    {
        var raw = csv.RawRecord;
        var lineEnds = PhysicalLines.CountEnds(raw);
        if (rules.BoundExceeded(raw.Length, lineEnds) is { } exceeded)
        {
            return ReportFirstLine(exceeded, fieldCount: null);
        }

        var fault = rules.FieldFault(csv);
        if (fault is not null && lineEnds > 0)
        {
            return ReportFirstLine(fault.Value, csv.FieldCount);
        }

        LineNumber = line;
        FieldCount = csv.FieldCount;
        Unreadable = fault ?? rules.Damage(raw);
        line += lineEnds;
        start += raw.Length;
        return Step.Record;
    }

    /// <summary>Reports the record at <c>start</c> as unreadable and moves to the end of its first physical line.</summary>
    private Step ReportFirstLine(UnreadableReason reason, int? fieldCount)
    {
        CloseSlice(ShortestSliceBytes);
        var length = PhysicalLines.FirstLength(Unread);
        var seen = length < 0 ? end - start : length;
        if (length < 0 && seen <= options.RecordBytesMax && !sourceEnded)
        {
            return Step.NeedsBytes;
        }

        var isTooLong = seen > options.RecordBytesMax;
        LineNumber = line;
        Unreadable = isTooLong ? UnreadableReason.RecordTooLong : reason;
        FieldCount = isTooLong ? null : fieldCount;
        skippingLine = length < 0;
        start += seen;
        return Step.Record;
    }
}
