using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// The columns of a file whose columns are doubtful: their names, what each is taken for, and some values. Which column holds passwords or cards
/// isn't known yet, so values that aren't plain words show their shape alone: "Aaaa-00".
/// </summary>
internal sealed class ReadColumnSamples(ReadingOptions readingOptions)
{
    private const int ValuesShown = 3;
    private const int RecordsLookedAt = 20;
    private const int ValueCharsMax = 24;

    public async Task<UploadPreview.AsksColumns> RunAsync(
        PendingUpload upload, KnownImport? sameBytes, PartnerFile file, FileDetection.Doubtful doubtful, PartnerProfile? profile, CancellationToken cancellationToken)
    {
        var sample = await FileSample.ReadAsync(file, doubtful.Encoding!.Value, readingOptions, cancellationToken);
        var known = new KnownNames(profile?.Names, upload.Choice.Columns);
        var (delimiter, header, fieldCount) = await new FindColumns(sample, profile, upload.Choice, readingOptions).LayOutAsync(cancellationToken);
        var names = header?.Columns ?? Enumerable.Repeat("", fieldCount).ToArray();
        var guesses = ColumnMatch.Of(names, known, upload.Choice.Columns).Indexes.ToDictionary(pair => pair.Value, pair => pair.Key);
        var values = names.Select(_ => new List<string>()).ToList();
        await using var records = sample.Open(delimiter, names.Count, readingOptions);
        for (var read = 0; read < RecordsLookedAt && await records.ReadAsync(cancellationToken);)
        {
            if (records.Unreadable is not null || records.LineNumber <= header?.LineNumber)
            {
                continue;
            }

            read++;
            for (var index = 0; index < names.Count; index++)
            {
                if (values[index].Count < ValuesShown && records.GetTrimmed(index) is { Length: > 0 } value)
                {
                    values[index].Add(Shown(value));
                }
            }
        }

        return new UploadPreview.AsksColumns(upload, sameBytes, doubtful.Doubt, delimiter, header is not null, [.. names.Select((name, index) =>
            new ColumnSample(name, guesses.TryGetValue(index, out var guess) ? guess : null, values[index]))]);
    }

    private static string Shown(string value)
    {
        var isWords = value.All(character => char.IsLetter(character) || character is ' ' or '-' or '\'' or '’' or '.');
        var shown = isWords ? value : string.Concat(value.Select(ShapeOf));
        return shown.Length <= ValueCharsMax ? shown : string.Concat(shown.AsSpan(0, ValueCharsMax), "…");
    }

    private static char ShapeOf(char character) =>
        char.IsDigit(character) ? '0' : char.IsUpper(character) ? 'A' : char.IsLetter(character) ? 'a' : character;
}
