using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Bench.Torture;

/// <summary>Has the product read a file, and holds what it says against what the mutator knows.</summary>
internal static class ReadTortured
{
    private static readonly ReadingOptions options = new();

    public static async Task<TortureResult> RunAsync(TortureFile file, CancellationToken cancellationToken)
    {
        try
        {
            var partnerFile = FileOf(file);
            var answer = Answer.Of(await new DetectFormat(options).RunAsync(partnerFile, null, cancellationToken));
            return answer.File is { } detected
                ? await CompareAsync(file, partnerFile, detected, cancellationToken)
                : TortureResult.OfAnswer(file, answer.Code);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it is: that is what the torture looks for.
            return TortureResult.OfFault(file, fault);
        }
    }

    public static PartnerFile FileOf(TortureFile file) =>
        new($"torture-{file.Number}.csv", () => new MemoryStream(file.Bytes, writable: false));

    private static async Task<TortureResult> CompareAsync(
        TortureFile file, PartnerFile partnerFile, FileFormat detected, CancellationToken cancellationToken)
    {
        var compared = 0;
        List<string> different = [];
        List<string> otherDays = [];
        var saysOrderOfDates = false;
        var lastLine = 0L;
        var reader = new PartnerFileReader(partnerFile, detected, options);
        await foreach (var record in reader.ReadAllAsync(cancellationToken))
        {
            if (record.LineNumber <= lastLine)
            {
                throw new InvalidOperationException("Two records begin on one line, or not in order.");
            }

            lastLine = record.LineNumber;
            if (record.IsReadable && file.Untouched.TryGetValue(record.LineNumber, out var row))
            {
                compared++;
                saysOrderOfDates |= row.SaysOrderOfDates;
                different.AddRange(Differences(row, record.Cells, detected).Select(column => $"line {record.LineNumber} {column}"));
                // The text may be right and the day wrong. A date that isn't read is set aside, which is no wrong client.
                if (CandidateRow.Read(record.Cells, detected.DateOrder).BirthDate is { } date && date != row.BirthDate)
                {
                    otherDays.Add($"line {record.LineNumber} day of birth");
                }
            }
        }

        different.AddRange(saysOrderOfDates ? otherDays : []);
        return new TortureResult(file.Number, file.Description, Answer.Read, compared, file.Untouched.Count - compared, different);
    }

    private static IEnumerable<string> Differences(UntouchedRow row, PartnerCells cells, FileFormat detected)
    {
        foreach (var column in detected.FieldIndexes.Keys)
        {
            if (cells[column] != row.Texts.GetValueOrDefault(column.ToString())?.Trim())
            {
                yield return column.ToString();
            }
        }
    }
}
