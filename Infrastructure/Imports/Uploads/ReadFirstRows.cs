using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Reads the first rows of a file whose format is known. They are read anew each time and never stored.</summary>
public sealed class ReadFirstRows(ReadingOptions readingOptions)
{
    private const int RowsShown = 3;

    // The search is bounded, because a file may begin with nothing but unreadable rows.
    private const int RowsLookedAt = 100;

    internal async Task<FirstRows> RunAsync(PartnerFile file, FileFormat detected, CancellationToken cancellationToken)
    {
        var columns = detected.FieldIndexes
            .Where(pair => pair.Key is not (WantedColumn.CCType or WantedColumn.CCNumber or WantedColumn.CVV2 or WantedColumn.CCExpires))
            .OrderBy(pair => pair.Value)
            .ToList();
        var rows = new List<IReadOnlyList<string>>();
        var lookedAt = 0;
        (string Written, DateOnly Read)? birthDate = null;
        await foreach (var record in new PartnerFileReader(file, detected, readingOptions).ReadAllAsync(cancellationToken))
        {
            if (record.Cells is { } cells)
            {
                rows.Add([.. columns.Select(pair => cells[pair.Key])]);
                birthDate ??= CandidateRow.Read(cells, detected.DateOrder).BirthDate is { } read
                    ? (cells[WantedColumn.Birthday], read)
                    : null;
            }

            if (rows.Count == RowsShown || ++lookedAt == RowsLookedAt)
            {
                break;
            }
        }

        return new FirstRows([.. columns.Select(pair => (detected.Columns[pair.Value], pair.Key))], rows, birthDate);
    }
}
