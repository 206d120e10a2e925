using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Reads words of a file with a doubtful encoding in each candidate encoding, so that a person sees which one makes sense. The words come
/// only from wanted columns that hold words, so that no letter of a password or a maiden name is shown.
/// </summary>
public sealed class ReadDoubtfulWords(ReadingOptions readingOptions)
{
    private const int WordsShown = 6;
    private const int LinesLookedAt = 200;
    private const int PieceBytes = 64 * 1024;

    private static readonly WantedColumn[] ofWords =
        [WantedColumn.GivenName, WantedColumn.Surname, WantedColumn.City, WantedColumn.StreetAddress, WantedColumn.StateFull];

    /// <returns>A list of words for each candidate, all of the same length; empty lists if the columns can't be found.</returns>
    internal async Task<IReadOnlyList<IReadOnlyList<string>>> RunAsync(
        PartnerFile file, PartnerProfile? profile, FormatChoice choice, FileDoubt.Encoding doubt, CancellationToken cancellationToken)
    {
        if (await FindAsync(file, profile, choice, doubt, cancellationToken) is not { } found)
        {
            return [.. doubt.Candidates.Select(_ => Array.Empty<string>())];
        }

        var words = doubt.Candidates.Select(_ => new List<string>()).ToList();
        // Each word is shown once. A region's name is repeated on line after line, and would leave no room for words that tell more.
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

    /// <summary>
    /// Finds the columns in any encoding in which their names are recognised, because names with accents are so only in the right one.
    /// </summary>
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

    /// <summary>Reads the first lines that aren't UTF-8. A doubtful file has hundreds of them, so it is rarely read to its end.</summary>
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

    /// <summary>Reads the first word with a letter beyond ASCII. Bytes that the encoding doesn't allow are shown as U+FFFD.</summary>
    private async Task<string?> ReadWordAsync(
        byte[] line, SourceEncoding encoding, FoundColumns.Found found, CancellationToken cancellationToken)
    {
        // A line that isn't UTF-8 would be unreadable as UTF-8. It is decoded all the same, because the question is
        // what it would look like.
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
