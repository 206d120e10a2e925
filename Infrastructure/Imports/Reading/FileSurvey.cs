using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// What all records of a file show together: how many can be read, which date order fits, and whether columns look swapped.
/// </summary>
internal sealed class FileSurvey
{
    public int Records { get; private set; }

    public int Unreadable { get; private set; }

    public DateTally Dates { get; } = new();

    public SwapTally Swaps { get; } = new();

    /// <param name="file">The file. Its bytes are read once more, in constant memory.</param>
    /// <param name="read">How to read the file. Its date order isn't used.</param>
    public static async Task<FileSurvey> ReadAsync(
        PartnerFile file, FileFormat read, ReadingOptions options, CancellationToken cancellationToken)
    {
        var survey = new FileSurvey();
        await foreach (var record in new PartnerFileReader(file, read, options).ReadAllAsync(cancellationToken))
        {
            survey.Records++;
            if (record.IsReadable)
            {
                survey.Dates.Take(record.Cells[WantedColumn.Birthday], record.LineNumber);
                survey.Swaps.Take(record.Cells);
            }
            else
            {
                survey.Unreadable++;
            }
        }

        return survey;
    }
}
