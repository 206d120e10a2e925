using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A person's waiting uploads, each with its first rows. Rows are read anew each time, and kept nowhere.</summary>
public sealed class ListUploads(PendingUploads uploads, Installation installation, ReadingOptions readingOptions)
{
    private const int RowsShown = 3;

    // A file may hold nothing but unreadable rows.
    private const int RowsLookedAt = 100;

    public async Task<IReadOnlyList<UploadPreview>> RunAsync(long accountId, CancellationToken cancellationToken)
    {
        var receipts = new ReadReceipt(installation.Database.Web);
        var previews = new List<UploadPreview>();
        foreach (var upload in uploads.Of(accountId))
        {
            if (uploads.Find(accountId, upload.Id) is var (place, _) && await ReadAsync(place, upload, cancellationToken) is { } first)
            {
                var known = await receipts.FindAsync(upload.PartnerName, upload.File.Sha256, cancellationToken);
                previews.Add(new UploadPreview(upload, first, known, upload.File.FieldCount - upload.File.FieldIndexes.Count));
            }
        }

        return previews;
    }

    private async Task<FirstRows?> ReadAsync(UploadPlace place, PendingUpload upload, CancellationToken cancellationToken)
    {
        var columns = upload.File.FieldIndexes
            .Where(pair => pair.Key is not (WantedColumn.CCType or WantedColumn.CCNumber or WantedColumn.CVV2 or WantedColumn.CCExpires))
            .OrderBy(pair => pair.Value)
            .ToList();
        try
        {
            var rows = new List<IReadOnlyList<string>>();
            var lookedAt = 0;
            (string Written, DateOnly Read)? birthDate = null;
            await foreach (var record in new PartnerFileReader(place.File(upload.FileName), upload.File, readingOptions).ReadAllAsync(cancellationToken))
            {
                if (record.Cells is { } cells)
                {
                    rows.Add([.. columns.Select(pair => cells[pair.Key])]);
                    birthDate ??= CandidateRow.Read(cells, upload.File.DateOrder).BirthDate is { } read ? (cells[WantedColumn.Birthday], read) : null;
                }

                if (rows.Count == RowsShown || ++lookedAt == RowsLookedAt)
                {
                    break;
                }
            }

            return new FirstRows([.. columns.Select(pair => upload.File.Columns[pair.Value])], rows, birthDate);
        }
        catch (ObjectDisposedException)
        {
            // Removed meanwhile: it isn't there any more.
            return null;
        }
    }
}
