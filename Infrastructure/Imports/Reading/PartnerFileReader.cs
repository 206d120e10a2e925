using System.Runtime.CompilerServices;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// The second pass over a partner's file: reads its records one by one, in constant memory. Only wanted cells are ever turned into strings.
/// Records follow RFC 4180, with CR LF, LF or CR as line ends. A blank line is no record.
/// </summary>
/// <remarks>
/// <para>Every record has as many fields as the file has columns, or it is unreadable. A quote may only open a field, close it, or be
/// doubled inside quotes; <c>5' 5"</c> without quotes around it is a broken quote (RFC 4180, section 2, rules 5 to 7).</para>
/// <para>Of an unreadable record only the first physical line is lost. The next line is read as a new record, even if it seemed to be
/// inside a quoted field. Two faults can hide each other: if one line lost a quote, a later line gained one, and the number of fields is
/// right, the result is well-formed and can't be told from a quoted line end.</para>
/// </remarks>
/// <param name="file">The file that <see cref="DetectFormat"/> examined.</param>
/// <param name="detected">What it found.</param>
/// <param name="options">The bounds on fields and records.</param>
public sealed class PartnerFileReader(PartnerFile file, FileFormat detected, ReadingOptions options)
{
    private readonly (WantedColumn Column, int Index)[] wanted = [.. detected.FieldIndexes.Select(pair => (pair.Key, pair.Value))];
    private string? sha256Read;

    /// <summary>Whether the bytes that were read are those whose format was detected. Known only after all records were read.</summary>
    /// <exception cref="InvalidOperationException">The end of the file was not reached yet.</exception>
    public bool IsSameFile => sha256Read is null
        ? throw new InvalidOperationException("The file was not read to its end.")
        : sha256Read == detected.Sha256;

    /// <summary>The number of bytes read so far, as received. It is at most one buffer ahead of the current record.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The records in file order, without the header and the lines above it. Each call reads the file anew.</summary>
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
