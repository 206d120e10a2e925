using System.Buffers;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// The records of a UTF-8 stream, strictly by RFC 4180 (and lone LF or CR as line ends), in constant memory. A record that breaks the rules
/// is reported, and only its first physical line is lost. Reading resumes at the line after the one where the record began, so that an
/// unclosed quote can't swallow what follows.
/// </summary>
/// <remarks>
/// <para>Bytes wait in one buffer. <see cref="RecordExtent"/> finds the end of the record that they begin with, <see cref="RecordRules"/>
/// judge whether it can be believed, and <see cref="RecordFields"/> has Sylvan split it:</para>
/// <list type="number">
/// <item>A record that ends at a line end, or with the file, is believed. If its end isn't in the buffer, the buffer is refilled from
/// the record's start.</item>
/// <item>A record that exceeds the bounds, has a quote where none is allowed, or spans several lines and yet has the wrong number of fields
/// is reported by its first line. What follows that line is read anew.</item>
/// </list>
/// <para>The work stays linear, whatever is broken. A line that opens a quote over the lines below it has an odd number of quotes, and the
/// lines below that keep it open have an even number, so they aren't scanned to their end again and again.</para>
/// </remarks>
internal sealed class RecordStream : IAsyncDisposable
{
    private readonly Stream utf8;
    private readonly char delimiter;
    private readonly RecordRules rules;
    private readonly RecordFields fields;
    private readonly ReadingOptions options;
    private readonly byte[] buffer;

    // buffer[start..end] is unread; line is the physical line of buffer[start].
    private int start;
    private int end;
    private long line = 1;
    private bool sourceEnded;
    private bool skippingLine;
    private bool opened;

    /// <summary>The records of a file's bytes, whatever their encoding.</summary>
    /// <param name="bytes">Read from their current position, and disposed of with the result.</param>
    /// <param name="doubtsLetters">Whether a record is unreadable if its letters make no sense in the encoding.</param>
    public static RecordStream Over(
        Stream bytes,
        SourceEncoding encoding,
        char delimiter,
        int? expectedFieldCount,
        ReadingOptions options,
        bool doubtsLetters = false) =>
        new(encoding.ToUtf8(bytes), delimiter, new RecordRules(delimiter, expectedFieldCount, encoding, doubtsLetters, options), options);

    /// <param name="utf8">Read from its current position, after an optional byte order mark, and disposed of with this.</param>
    /// <param name="delimiter">An ASCII character.</param>
    /// <param name="rules">Judge whether a record can be believed.</param>
    private RecordStream(Stream utf8, char delimiter, RecordRules rules, ReadingOptions options)
    {
        this.utf8 = utf8;
        this.delimiter = delimiter;
        this.options = options;
        this.rules = rules;
        fields = new RecordFields(delimiter, options.RecordBytesMax);

        // Room for a whole record and its line end, twice, so that each refill reads at least half of the buffer.
        buffer = ArrayPool<byte>.Shared.Rent((2 * options.RecordBytesMax) + 16);
    }

    private enum Step
    {
        Record,
        NeedsBytes,
        End,
    }

    /// <summary>The physical line on which the current record starts, 1-based.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Why the current record can't be read; null when it can.</summary>
    public UnreadableReason? Unreadable { get; private set; }

    /// <summary>The number of fields of the current record; null if its fault leaves that open.</summary>
    public int? FieldCount { get; private set; }

    /// <summary>Moves to the next record; false at the end. Lines that are empty or hold only spaces aren't records.</summary>
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

    /// <summary>A field of the current, readable record as UTF-8, without its quotes. Valid until the next read.</summary>
    public ReadOnlySpan<byte> GetSpan(int index) => fields.GetSpan(index);

    /// <summary>A field of the current, readable record, trimmed.</summary>
    public string GetTrimmed(int index) => fields.GetTrimmed(index);

    public async ValueTask DisposeAsync()
    {
        fields.Dispose();
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
        while (SkipToRecord())
        {
            switch (RecordExtent.Find(Unread, delimiter, out var length))
            {
                case RecordExtent.End.Text or RecordExtent.End.OpenQuote when !sourceEnded && length <= options.RecordBytesMax:
                    return Step.NeedsBytes;
                case RecordExtent.End.Text when !sourceEnded:
                case RecordExtent.End.OpenQuote or RecordExtent.End.BrokenQuote:
                    return ReportFirstLine(UnreadableReason.BrokenQuote, fieldCount: null);
                case var _ when RecordRules.IsBlank(Unread[..length]):
                    start += length;
                    break;
                default:
                    return Judge(buffer.AsMemory(start, length));
            }
        }

        return sourceEnded ? Step.End : Step.NeedsBytes;
    }

    /// <summary>Moves past line ends to the first byte of a record; false when the buffer holds none.</summary>
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

    private Step Judge(ReadOnlyMemory<byte> record)
    {
        var raw = record.Span;
        var lineEnds = PhysicalLines.CountEnds(raw);
        if (rules.BoundExceeded(raw.Length, lineEnds) is { } exceeded)
        {
            return ReportFirstLine(exceeded, fieldCount: null);
        }

        fields.Parse(record);
        var fault = rules.FieldFault(fields.Count, raw);
        if (fault is not null && lineEnds > 0)
        {
            return ReportFirstLine(fault.Value, fields.Count);
        }

        LineNumber = line;
        FieldCount = fields.Count;
        Unreadable = fault ?? rules.Damage(raw);
        line += lineEnds;
        start += raw.Length;
        return Step.Record;
    }

    /// <summary>Reports the record at <c>start</c> as unreadable and moves to the end of its first physical line.</summary>
    /// <param name="fieldCount">Null if the fault leaves it open, as in a line over the bound, whose fields aren't parsed.</param>
    private Step ReportFirstLine(UnreadableReason reason, int? fieldCount)
    {
        var length = PhysicalLines.FirstLength(Unread);
        var seen = length < 0 ? end - start : length;
        if (length < 0 && seen <= options.RecordBytesMax && !sourceEnded)
        {
            return Step.NeedsBytes;
        }

        var isTooLong = seen > options.RecordBytesMax;
        LineNumber = line;
        Unreadable = isTooLong ? UnreadableReason.RecordTooLong : reason;
        FieldCount = fieldCount;
        skippingLine = length < 0;
        start += seen;
        return Step.Record;
    }
}
