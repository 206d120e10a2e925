using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Lists a person's waiting uploads, each with its preview or its question. Rows are read anew each time and never stored.
/// </summary>
public sealed class ListUploads(
    PendingUploads uploads,
    ReadReceipt receipts,
    ReadPartnerProfile profiles,
    ReadFirstRows readFirstRows,
    ReadColumnSamples readColumnSamples,
    ReadDoubtfulWords readDoubtfulWords)
{
    /// <param name="mappedId">The id of an upload whose columns the sender wants to name, even if nothing is doubtful;
    /// null for none.</param>
    public async Task<IReadOnlyList<UploadPreview>> RunAsync(long accountId, string? mappedId, CancellationToken cancellationToken)
    {
        var previews = new List<UploadPreview>();
        foreach (var upload in uploads.Of(accountId))
        {
            if (uploads.Find(accountId, upload.Id) is var (place, _)
                && await ReadAsync(place, upload, mappedId, cancellationToken) is { } preview)
            {
                previews.Add(preview);
            }
        }

        return previews;
    }

    /// <returns>Null when the upload was removed meanwhile.</returns>
    private async Task<UploadPreview?> ReadAsync(
        UploadPlace place, PendingUpload upload, string? mappedId, CancellationToken cancellationToken)
    {
        var known = await receipts.FindAsync(upload.PartnerName, upload.Sha256, cancellationToken);
        var file = place.File(upload.FileName);
        try
        {
            if (upload.File is { } detected && upload.Id != mappedId)
            {
                var first = await readFirstRows.RunAsync(file, detected, cancellationToken);
                return new UploadPreview.Readable(upload, known, detected, first, detected.FieldCount - detected.FieldIndexes.Count);
            }

            if (upload.Doubt is FileDoubt.Dates dates)
            {
                return new UploadPreview.AsksDates(upload, known, dates);
            }

            var profile = await profiles.RunAsync(upload.PartnerName, cancellationToken);
            if (upload.Doubt is not FileDoubt.Encoding encoding)
            {
                return await readColumnSamples.RunAsync(upload, known, file, profile, cancellationToken);
            }

            var words = await readDoubtfulWords.RunAsync(file, profile, upload.Choice, encoding, cancellationToken);
            return new UploadPreview.AsksEncoding(upload, known, encoding, words);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
