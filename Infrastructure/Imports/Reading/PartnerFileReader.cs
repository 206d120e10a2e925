using System.Runtime.CompilerServices;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// The second pass over a partner's file: its records, one by one, in flat memory. Only wanted cells are ever turned
/// into strings. Records follow RFC 4180, with CR LF, LF or CR as line ends; a blank line is no record.
/// </summary>
/// <remarks>
/// <para>Every record has as many fields as the file has columns, or it is unreadable. A quote may only open a field, close
/// it, or be doubled inside quotes; <c>5' 5"</c> without quotes around it is a broken quote (RFC 4180, section 2, rules 5 to
/// 7).</para>
/// <para>Of an unreadable record its first physical line is lost, and the line after it is read as a new record, also when it
/// stood inside what looked like a quoted field. Two faults can mend each other: a quote lost on one line and one gained on a
/// later one, with the right number of fields left between them, is well-formed and can't be told from a quoted line end.</para>
/// </remarks>
/// <param name="file">The file that <see cref="DetectFormat"/> looked at.</param>
/// <param name="detected">What it found.</param>
/// <param name="options">The bounds on fields and records.</param>
public sealed class PartnerFileReader(PartnerFile file, FileFormat detected, ReadingOptions options)
{
    private readonly (WantedColumn Column, int Index)[] wanted = [.. detected.FieldIndexes.Select(pair => (pair.Key, pair.Value))];
    private string? sha256Read;

    /// <summary>Whether the bytes read are those that were detected. Only known once all records were read.</summary>
    /// <exception cref="InvalidOperationException">The end of the file was not reached yet.</exception>
    public bool IsSameFile => sha256Read is null
        ? throw new InvalidOperationException("The file was not read to its end.")
        : sha256Read == detected.Sha256;

    /// <summary>Bytes of the file read so far, as received; at most one buffer ahead of the current record.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The records in file order, without the header and what stands above it. Each call reads the file anew.</summary>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async IAsyncEnumerable<PartnerRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        sha256Read = null;
        await using var bytes = new HashingStream(file.OpenRead());
        await using var records = RecordStream.Over(
            bytes, detected.Encoding, detected.Delimiter, detected.FieldCount, options, doubtsLetters: !detected.EncodingIsSaid);
        while (await records.ReadAsync(cancellationToken))
        {
            BytesRead = bytes.ByteCount;
            if (records.LineNumber <= detected.HeaderLine)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return new PartnerRecord(records.LineNumber, CellsOf(records), records.Unreadable, records.FieldCount);
        }

        BytesRead = bytes.ByteCount;
        sha256Read = bytes.CurrentSha256();
    }

    private PartnerCells? CellsOf(RecordStream records)
    {
        if (records.Unreadable is not null)
        {
            return null;
        }

        var cells = new PartnerCells();
        foreach (var (column, index) in wanted)
        {
            cells[column] = records.GetTrimmed(index);
        }

        return cells;
    }
}
