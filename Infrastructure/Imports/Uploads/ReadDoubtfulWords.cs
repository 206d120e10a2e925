using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Words of a file with a doubtful encoding as each candidate reads them, so that a person sees which makes sense. Of wanted columns that
/// hold
/// words alone: of a password or a maiden name nobody is shown a letter.
/// </summary>
public sealed class ReadDoubtfulWords(ReadingOptions readingOptions)
{
    private const int WordsShown = 6;
    private const int LinesLookedAt = 200;
    private const int PieceBytes = 64 * 1024;

    private static readonly WantedColumn[] ofWords =
        [WantedColumn.GivenName, WantedColumn.Surname, WantedColumn.City, WantedColumn.StreetAddress, WantedColumn.StateFull];

    /// <returns>A list of words a candidate, alike in number; empty lists where the columns can't be found.</returns>
    internal async Task<IReadOnlyList<IReadOnlyList<string>>> RunAsync(
        PartnerFile file, PartnerProfile? profile, FormatChoice choice, FileDoubt.Encoding doubt, CancellationToken cancellationToken)
    {
        if (await FindAsync(file, profile, choice, doubt, cancellationToken) is not { } found)
        {
            return [.. doubt.Candidates.Select(_ => Array.Empty<string>())];
        }

        var words = doubt.Candidates.Select(_ => new List<string>()).ToList();
        // A region comes back on line after line, and would leave no place for a word that tells more.
        var shown = new HashSet<string>();
        foreach (var line in await ReadLinesAsync(file, cancellationToken))
        {
            var read = new List<string?>();
            foreach (var candidate in doubt.Candidates)
            {
                read.Add(await ReadWordAsync(line, candidate.Encoding, found, cancellationToken));
            }

            if (read.All(word => word is not null) && words[0].Count < WordsShown && shown.Add(string.Join(' ', read)))
            {
                for (var candidate = 0; candidate < words.Count; candidate++)
                {
                    words[candidate].Add(read[candidate]!);
                }
            }
        }

        return words;
    }

    /// <summary>Where the columns stand: names with accents are understood in the right encoding alone, and any that finds them will
    /// do.</summary>
    private async Task<FoundColumns.Found?> FindAsync(
        PartnerFile file, PartnerProfile? profile, FormatChoice choice, FileDoubt.Encoding doubt, CancellationToken cancellationToken)
    {
        await using var bytes = file.OpenRead();
        var head = await FileSample.ReadAsync(bytes, SourceEncoding.Utf8, readingOptions, cancellationToken);
        foreach (var candidate in doubt.Candidates)
        {
            var sample = head with { Encoding = candidate.Encoding };
            if (await new FindColumns(sample, profile, choice, readingOptions).RunAsync(cancellationToken) is FoundColumns.Found found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The first lines that aren't UTF-8. A doubtful file has them by the hundred, so it is rarely read to its end.</summary>
    private async Task<IReadOnlyList<byte[]>> ReadLinesAsync(PartnerFile file, CancellationToken cancellationToken)
    {
        var tally = new EncodingTally(2 * readingOptions.RecordBytesMax, LinesLookedAt);
        await using var bytes = file.OpenRead();
        var piece = new byte[PieceBytes];
        int count;
        while (tally.BrokenLines.Count < LinesLookedAt && (count = await bytes.ReadAsync(piece, cancellationToken)) > 0)
        {
            tally.Take(piece.AsSpan(0, count));
        }

        tally.Complete();
        return tally.BrokenLines;
    }

    /// <summary>The first word with a letter beyond ASCII. Bytes that the encoding doesn't allow are shown as U+FFFD.</summary>
    private async Task<string?> ReadWordAsync(byte[] line, SourceEncoding encoding, FoundColumns.Found found, CancellationToken cancellationToken)
    {
        // A line that isn't UTF-8 would be unreadable as such: what it would look like is what is asked.
        var bytes = encoding == SourceEncoding.Utf8 ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line)) : line;
        await using var records = RecordStream.Over(new MemoryStream(bytes), encoding, found.Delimiter, found.Names.Count, readingOptions);
        if (!await records.ReadAsync(cancellationToken) || records.Unreadable is not null)
        {
            return null;
        }

        return ofWords
            .Where(found.Indexes.ContainsKey)
            .SelectMany(column => records.GetTrimmed(found.Indexes[column]).Split(' '))
            .FirstOrDefault(word => word.Any(letter => letter > '\u007f'));
    }
}
