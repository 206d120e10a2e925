namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>A first record that names columns.</summary>
/// <param name="Delimiter">The delimiter under which it names most known columns.</param>
/// <param name="Columns">All its names, without the space around them.</param>
internal sealed record FileHeader(char Delimiter, IReadOnlyList<string> Columns)
{
    /// <summary>Whether a cell, as UTF-8, is the name of a column that files of this kind have.</summary>
    public delegate bool IsName(ReadOnlySpan<byte> cell);

    /// <summary>So many known names make a header, whatever else the record holds.</summary>
    private const int NamesEnough = 3;

    /// <summary>
    /// The header, or null when the first record is none under any delimiter. Fewer names than <see cref="NamesEnough"/> make
    /// one if no cell looks like data (begins with a digit, holds an @): a person's name or city may be a column's name by
    /// chance. Cells become strings only once the record is known to be a header.
    /// </summary>
    public static async Task<FileHeader?> FindAsync(
        FileScan scan, IEnumerable<char> delimiters, IsName isName, ReadingOptions options, CancellationToken cancellationToken) =>
        await BestAsync(scan, delimiters, isName, (names, holdsData) => names >= NamesEnough || (names > 0 && !holdsData), options, cancellationToken);

    /// <summary>The first record, because a manager says that it names the columns. Where it can't be read it names none.</summary>
    public static async Task<FileHeader> TakeAsync(
        FileScan scan, IReadOnlyList<char> delimiters, IsName isName, ReadingOptions options, CancellationToken cancellationToken) =>
        await BestAsync(scan, delimiters, isName, (_, _) => true, options, cancellationToken) ?? new FileHeader(delimiters[0], []);

    private static async Task<FileHeader?> BestAsync(
        FileScan scan,
        IEnumerable<char> delimiters,
        IsName isName,
        Func<int, bool, bool> isHeader,
        ReadingOptions options,
        CancellationToken cancellationToken)
    {
        FileHeader? best = null;
        var mostNames = -1;
        foreach (var delimiter in delimiters)
        {
            await using var records = scan.OpenSample(delimiter, expectedFieldCount: null, options);
            if (!await records.ReadAsync(cancellationToken) || records.Unreadable is not null)
            {
                continue;
            }

            var (names, holdsData) = Count(records, isName);
            if (names > mostNames && isHeader(names, holdsData))
            {
                mostNames = names;
                best = new FileHeader(delimiter, [.. Enumerable.Range(0, records.FieldCount!.Value).Select(records.GetTrimmed)]);
            }
        }

        return best;
    }

    private static (int Names, bool HoldsData) Count(RecordStream records, IsName isName)
    {
        var names = 0;
        var holdsData = false;
        for (var index = 0; index < records.FieldCount; index++)
        {
            var cell = records.GetSpan(index).Trim((byte)' ');
            names += isName(cell) ? 1 : 0;
            holdsData |= cell is [>= (byte)'0' and <= (byte)'9', ..] || cell.Contains((byte)'@');
        }

        return (names, holdsData);
    }
}
