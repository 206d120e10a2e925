using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Reads the columns of a file: their names, what each is taken for, and some values, for the person who says which column is which.
/// </summary>
/// <remarks>
/// The file holds passwords, cards and maiden names, so only the shape of values is shown ("Aaaa-00"), except for words in columns that are
/// taken for names, cities and the like. Of an unwanted column nothing is shown. Without a header, only the words themselves can tell a
/// given name from a surname, so there capitalised words are shown.
/// </remarks>
public sealed class ReadColumnSamples(ReadingOptions readingOptions)
{
    private const int ValuesShown = 3;
    private const int RecordsLookedAt = 20;
    private const int ValueCharsMax = 24;

    private static readonly ColumnSet ofWords = ColumnSet.Of(
        WantedColumn.Gender, WantedColumn.Title, WantedColumn.GivenName, WantedColumn.Surname, WantedColumn.City, WantedColumn.State,
        WantedColumn.StateFull, WantedColumn.Country, WantedColumn.CCType);

    internal async Task<UploadPreview.AsksColumns> RunAsync(
        PendingUpload upload, KnownImport? sameBytes, PartnerFile file, PartnerProfile? profile, CancellationToken cancellationToken)
    {
        await using var bytes = file.OpenRead();
        var sample = await FileSample.ReadAsync(bytes, upload.Encoding, readingOptions, cancellationToken);
        var known = new KnownNames(profile?.Names, upload.Choice.Columns);
        var findColumns = new FindColumns(sample, profile, upload.Choice, readingOptions);
        var (delimiter, header, fieldCount) = await findColumns.LayOutAsync(cancellationToken);
        var names = header?.Columns ?? Enumerable.Repeat("", fieldCount).ToArray();
        var indexes = upload.File?.FieldIndexes ?? ColumnMatch.Of(names, known, upload.Choice.Columns).Indexes;
        var guesses = indexes.ToDictionary(pair => pair.Value, pair => pair.Key);
        var columns = names.Select((name, index) =>
            new ColumnSample(name, guesses.TryGetValue(index, out var guess) ? guess : null, new List<string>())).ToList();
        await using var records = sample.Open(delimiter, names.Count, readingOptions);
        for (var read = 0; read < RecordsLookedAt && await records.ReadAsync(cancellationToken);)
        {
            if (records.Unreadable is null && !(records.LineNumber <= header?.LineNumber))
            {
                read++;
                Take(records, columns, known);
            }
        }

        return new UploadPreview.AsksColumns(upload, sameBytes, upload.Doubt, delimiter, header is not null, columns);
    }

    private static void Take(RecordStream records, List<ColumnSample> columns, KnownNames known)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            var (column, values) = (columns[index], (List<string>)columns[index].Values);
            var isNobodys = column.Guess is null && known.Holds(column.Name);
            if (!isNobodys && values.Count < ValuesShown && records.GetTrimmed(index) is { Length: > 0 } value)
            {
                values.Add(Shown(value, column));
            }
        }
    }

    private static string Shown(string value, ColumnSample column)
    {
        var areWordsShown = column.Guess is { } guess ? ofWords.Contains(guess) : column.Name == "" && char.IsUpper(value[0]);
        var isWords = value.All(character => char.IsLetter(character) || character is ' ' or '-' or '\'' or '’' or '.');
        var shown = areWordsShown && isWords ? value : string.Concat(value.Select(ShapeOf));
        return shown.Length <= ValueCharsMax ? shown : string.Concat(shown.AsSpan(0, ValueCharsMax), "…");
    }

    private static char ShapeOf(char character) => character switch
    {
        _ when char.IsDigit(character) => '0',
        _ when char.IsUpper(character) => 'A',
        _ when char.IsLetter(character) => 'a',
        ' ' or '/' or '-' or '.' or ':' or ',' or '@' or '\'' or '"' or '+' => character,
        _ => '?',
    };
}
