using System.Buffers;
using System.Text;
using Sylvan.Data.Csv;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// Reads the fields of one record after another, in constant memory. It is a <see cref="CsvDataReader"/> that gets one record at a time.
/// </summary>
/// <remarks>
/// <para>The library splits a record into fields and removes their quotes. <see cref="RecordExtent"/> has found the record's end
/// before. If the library read a whole file, it couldn't go on after a broken quote, would accept <c>5' 5"</c> without quotes around
/// it, and would join lines where some end with CR and others with LF. With one well-formed record at a time it does none of that,
/// and never throws.</para>
/// <para>Before the first record the library gets an empty line. From its first input it learns the line end (LF, which is put after every
/// record), and of that input it makes strings of all cells.</para>
/// </remarks>
internal sealed class RecordFields : IDisposable
{
    // The library takes a line that begins with this character for a comment, and that can't be turned off. No text begins with the second
    // half of a surrogate pair.
    private const char Comment = '\uDC00';

    private readonly OneRecord record = new();
    private readonly int recordBytesMax;
    private readonly char[] characters;
    private readonly CsvDataReader csv;
    private byte[]? utf8;

    /// <param name="delimiter">An ASCII character.</param>
    /// <param name="recordBytesMax">The length of the longest record.</param>
    public RecordFields(char delimiter, int recordBytesMax)
    {
        this.recordBytesMax = recordBytesMax;
        characters = ArrayPool<char>.Shared.Rent(recordBytesMax + OneRecord.LineEnd.Length);
        csv = CsvDataReader.Create(
            record,
            characters,
            new CsvDataReaderOptions { CsvStyle = CsvStyle.Standard, HasHeaders = false, Delimiter = delimiter, Comment = Comment });
        csv.Read();
    }

    public int Count => csv.RowFieldCount;

    /// <param name="bytes">A well-formed record as UTF-8, without its line end. It is copied.</param>
    public void Parse(ReadOnlyMemory<byte> bytes)
    {
        record.Put(bytes);
        if (!csv.Read() || csv.GetRawRecordSpan().Length != record.Length)
        {
            throw new InvalidOperationException("A record's fields end elsewhere than the record.");
        }
    }

    /// <summary>A field of the last record, without its quotes, trimmed.</summary>
    public string GetTrimmed(int index) => csv.GetFieldSpan(index).Trim().ToString();

    /// <summary>A field of the last record as UTF-8, without its quotes. Valid until the next call.</summary>
    public ReadOnlySpan<byte> GetSpan(int index)
    {
        utf8 ??= ArrayPool<byte>.Shared.Rent(recordBytesMax);
        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(csv.GetFieldSpan(index), utf8));
    }

    /// <summary>Clears the buffers that held cells.</summary>
    public void Dispose()
    {
        csv.Dispose();
        ArrayPool<char>.Shared.Return(characters, clearArray: true);
        if (utf8 is not null)
        {
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }

    /// <summary>
    /// The reader that the library reads from. It holds one record and a line end, and nothing more until the next record is put in.
    /// </summary>
    private sealed class OneRecord : TextReader
    {
        public const string LineEnd = "\n";

        private ReadOnlyMemory<byte> waiting;
        private bool isRead;

        /// <summary>The length of the last record in characters, including its line end.</summary>
        public int Length { get; private set; }

        public void Put(ReadOnlyMemory<byte> utf8)
        {
            waiting = utf8;
            isRead = false;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            if (isRead)
            {
                return 0;
            }

            isRead = true;
            var length = Encoding.UTF8.GetChars(waiting.Span, buffer.AsSpan(index, count));
            LineEnd.CopyTo(buffer.AsSpan(index + length));
            return Length = length + LineEnd.Length;
        }
    }
}
