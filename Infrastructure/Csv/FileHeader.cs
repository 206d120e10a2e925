using System.Text;

namespace Kotline.Infrastructure.Csv;

/// <summary>The record that names the columns. Lines above it, such as a title or an export's date, aren't rows.</summary>
/// <param name="Delimiter">The delimiter with which the record names the most known columns.</param>
/// <param name="Columns">All its names, trimmed.</param>
/// <param name="LineNumber">The physical line on which it starts, 1-based.</param>
internal sealed record FileHeader(char Delimiter, IReadOnlyList<string> Columns, long LineNumber)
{
    /// <summary>Whether a cell, given as UTF-8, is the name of a column that files of this kind have.</summary>
    public delegate bool IsName(ReadOnlySpan<byte> cell);

    /// <summary>A record with this many known names is a header, whatever else it holds.</summary>
    public const int NamesEnough = 3;

    /// <summary>A record with this many cells that begin with a digit or hold an @ is data: no header has so many.</summary>
    public const int DataEnough = 3;

    /// <summary>How many records are searched, since a title or a preamble may come first.</summary>
    public const int RecordsLookedAt = 20;

    /// <summary>
    /// Finds the header among a file's first records, trying every delimiter; null if there is none. With fewer names than
    /// <see cref="NamesEnough"/>, only the first record can be the header, and only if none of its cells looks like data (begins with a
    /// digit or holds an @), because a person's name or city may be a column's name by chance. The search stops at a row of data, since
    /// that row would otherwise be skipped. Cells become strings only once the record is known to be a header.
    /// </summary>
    /// <param name="rowFieldsMin">The least number of fields that a row has.</param>
    public static async Task<FileHeader?> FindAsync(
        FileSample sample,
        IEnumerable<char> delimiters,
        IsName isName,
        int rowFieldsMin,
        ReadingOptions options,
        CancellationToken cancellationToken)
    {
        FileHeader? best = null;
        var mostNames = 0;
        foreach (var delimiter in delimiters)
        {
            await using var records = sample.Open(delimiter, expectedFieldCount: null, options);
            for (var record = 0; record < RecordsLookedAt && await records.ReadAsync(cancellationToken); record++)
            {
                var (names, data) = records.Unreadable is null ? Count(records, isName) : default;
                if (names > mostNames && (names >= NamesEnough || (record == 0 && data == 0)))
                {
                    mostNames = names;
                    best = Take(delimiter, records);
                }
                else if (data >= DataEnough && records.FieldCount >= rowFieldsMin)
                {
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Takes the first record as the header, because a person says that it is. If it can't be read (a stray quote), it is simply split at
    /// the delimiter. Null when it is a row of data: names of columns are remembered, and a card number must not be.
    /// </summary>
    public static async Task<FileHeader?> TakeFirstAsync(
        FileSample sample, char delimiter, ReadingOptions options, CancellationToken cancellationToken)
    {
        await using var records = sample.Open(delimiter, expectedFieldCount: null, options);
        if (!await records.ReadAsync(cancellationToken))
        {
            return null;
        }

        var header = records.Unreadable is null
            ? Take(delimiter, records)
            : new FileHeader(
                delimiter, await DamagedHeader.NamesOfFirstLineAsync(sample, delimiter, cancellationToken), records.LineNumber);
        return header.Columns.Count(name => IsData(Encoding.UTF8.GetBytes(name))) < DataEnough ? header : null;
    }

    /// <summary>Whether a cell, given as UTF-8, begins with a digit or holds an @.</summary>
    public static bool IsData(ReadOnlySpan<byte> cell) => cell is [>= (byte)'0' and <= (byte)'9', ..] || cell.Contains((byte)'@');

    private static FileHeader Take(char delimiter, RecordStream records) =>
        new(delimiter, [.. Enumerable.Range(0, records.FieldCount!.Value).Select(records.GetTrimmed)], records.LineNumber);

    private static (int Names, int Data) Count(RecordStream records, IsName isName)
    {
        var (names, data) = (0, 0);
        for (var index = 0; index < records.FieldCount; index++)
        {
            var cell = records.GetSpan(index).Trim((byte)' ');
            names += isName(cell) ? 1 : 0;
            data += IsData(cell) ? 1 : 0;
        }

        return (names, data);
    }
}
