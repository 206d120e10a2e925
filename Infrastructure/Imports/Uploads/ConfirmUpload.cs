using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Confirms a waiting upload for its sender. The import is received in one unit of work of theirs, and waits for its turn. If the same
/// bytes from the same partner were imported before, that import is the answer, whatever was chosen for them now.
/// </summary>
public sealed class ConfirmUpload(
    PendingUploads uploads,
    ConfirmedUploads confirmedUploads,
    KotlineDatabase database,
    ReceiveImport receiveImport,
    ReadReceipt receipts,
    FinishImports finishImports)
{
    /// <param name="IsRepeat">Whether the same bytes were imported before, are held, or are being imported.</param>
    public sealed record Confirmed(long ImportId, bool IsRepeat);

    /// <returns>Null when this person has no such upload waiting, or it waits for an answer.</returns>
    public async Task<Confirmed?> RunAsync(long accountId, string uploadId, Actor actor, CancellationToken cancellationToken)
    {
        if (uploads.Take(accountId, uploadId) is not var (place, upload, file))
        {
            return null;
        }

        try
        {
            return await ConfirmAsync(place, upload, file, actor, cancellationToken);
        }
        catch
        {
            // The import wasn't received, so the upload waits again and its sender may retry.
            uploads.Put(place, upload);
            throw;
        }
    }

    private async Task<Confirmed> ConfirmAsync(
        UploadPlace place, PendingUpload upload, FileFormat file, Actor actor, CancellationToken cancellationToken)
    {
        while (true)
        {
            var received = await receiveImport.RunAsync(
                upload.FileName, upload.PartnerName, file, upload.ImportDate, actor, cancellationToken);
            if (received is not null)
            {
                confirmedUploads.Add(new ConfirmedUpload(received, place, upload.FileName));
                return new Confirmed(received.ImportId, IsRepeat: false);
            }

            var known = await receipts.FindAsync(upload.PartnerName, file.Sha256, cancellationToken);
            if (known is not null && (known.IsDone || known.IsHeld || await IsWorkedOnAsync(known.ImportId, cancellationToken)))
            {
                place.Dispose();
                return new Confirmed(known.ImportId, IsRepeat: true);
            }
        }
    }

    /// <summary>
    /// Whether a process works on the import. If its process has died, the import is finished here, and the caller has to look again.
    /// </summary>
    private async Task<bool> IsWorkedOnAsync(long importId, CancellationToken cancellationToken)
    {
        await using var importLock = await ImportLock.TryAsync(database.Web, importId, cancellationToken);
        if (importLock is null)
        {
            return true;
        }

        await finishImports.FinishAsync(importId, cancellationToken);
        return false;
    }
}
