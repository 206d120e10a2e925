using System.Buffers;
using System.Text;
using Sylvan.Data.Csv;

namespace Kotline.Infrastructure.Csv;

/// <summary>The fields of one record after the other, in flat memory: a <see cref="CsvDataReader"/> that is given one at a time.</summary>
/// <remarks>
/// <para>It parts a record into fields and takes their quotes off; where the record ends is known before (<see cref="RecordExtent"/>). Left
/// alone with a file, the library can't go on after a broken quote, takes <c>5' 5"</c> without quotes around it for text, and runs lines
/// together where CR and LF both end some. With one well-formed record at a time it does none of that, and never throws.</para>
/// <para>Before the first record it is given an empty line. From what it is given first it learns the line end (LF, which is put after
/// every record), and makes strings of all cells.</para>
/// </remarks>
internal sealed class RecordFields : IDisposable
{
    // A line that begins with it is a comment to the library, which can't be told that there are none. No text begins with the second half
    // of a surrogate pair.
    private const char Comment = '\uDC00';

    private readonly OneRecord record = new();
    private readonly int recordBytesMax;
    private readonly char[] characters;
    private readonly CsvDataReader csv;
    private byte[]? utf8;

    /// <param name="delimiter">An ASCII character.</param>
    /// <param name="recordBytesMax">No record is longer.</param>
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

    /// <param name="bytes">A well-formed record as UTF-8, without its line end; copied.</param>
    public void Parse(ReadOnlyMemory<byte> bytes)
    {
        record.Put(bytes);
        if (!csv.Read() || csv.GetRawRecordSpan().Length != record.Length)
        {
            throw new InvalidOperationException("A record's fields end elsewhere than the record.");
        }
    }

    /// <summary>A field of the last record, quotes taken off, without the white space around it.</summary>
    public string GetTrimmed(int index) => csv.GetFieldSpan(index).Trim().ToString();

    /// <summary>A field of the last record as UTF-8, quotes taken off. Valid until the next call.</summary>
    public ReadOnlySpan<byte> GetSpan(int index)
    {
        utf8 ??= ArrayPool<byte>.Shared.Rent(recordBytesMax);
        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(csv.GetFieldSpan(index), utf8));
    }

    /// <summary>Clears what held cells.</summary>
    public void Dispose()
    {
        csv.Dispose();
        ArrayPool<char>.Shared.Return(characters, clearArray: true);
        if (utf8 is not null)
        {
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }

    /// <summary>What the library reads from: one record and a line end, and nothing more until the next one is put.</summary>
    private sealed class OneRecord : TextReader
    {
        public const string LineEnd = "\n";

        private ReadOnlyMemory<byte> waiting;
        private bool isRead;

        /// <summary>What was read last, in characters, with its line end.</summary>
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
