using System.Text;

namespace Kotline.Infrastructure.Csv;

/// <summary>A record that names columns. What stands above it (a title, an export's date) is no client.</summary>
/// <param name="Delimiter">The delimiter under which it names most known columns.</param>
/// <param name="Columns">All its names, without the space around them.</param>
/// <param name="LineNumber">The physical line on which it starts, 1-based.</param>
internal sealed record FileHeader(char Delimiter, IReadOnlyList<string> Columns, long LineNumber)
{
    /// <summary>Whether a cell, as UTF-8, is the name of a column that files of this kind have.</summary>
    public delegate bool IsName(ReadOnlySpan<byte> cell);

    /// <summary>So many known names make a header, whatever else the record holds.</summary>
    public const int NamesEnough = 3;

    /// <summary>So many cells that begin with a digit or hold an @ make a record data: no header has them.</summary>
    public const int DataEnough = 3;

    /// <summary>How many records a title and a preamble may take.</summary>
    public const int RecordsLookedAt = 20;

    /// <summary>
    /// The header, or null when no record of the file's beginning is one under any delimiter. Fewer names than <see cref="NamesEnough"/>
    /// make
    /// one only of the first record, and if no cell looks like data (begins with a digit, holds an @): a person's name or city may be a
    /// column's name by chance. Below a row of data no header is looked for: the row would be passed over. Cells become strings only once
    /// the record is known to be a header.
    /// </summary>
    /// <param name="rowFieldsMin">So many fields a row has at least.</param>
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
    /// The first record, because a person says that it names the columns. One that can't be read (a stray quote) is simply parted at the
    /// delimiter. Null when it is a row of data: what would be taken for names of columns is remembered, and a card number isn't.
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
            : new FileHeader(delimiter, await DamagedHeader.NamesOfFirstLineAsync(sample, delimiter, cancellationToken), records.LineNumber);
        return header.Columns.Count(name => IsData(Encoding.UTF8.GetBytes(name))) < DataEnough ? header : null;
    }

    /// <summary>Whether a cell, as UTF-8, begins with a digit or holds an @.</summary>
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
