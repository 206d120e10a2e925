using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Looks at a waiting upload again, with what its sender says against detection. If it can't be so, it stays as it was.</summary>
public sealed class CorrectUpload(PendingUploads uploads, LookAtFile lookAtFile)
{
    /// <param name="choice">How it is to be read. A date order that isn't another one than it has is no correction: detection may have had nothing to go by.</param>
    public async Task<UploadOutcome> RunAsync(long accountId, string uploadId, FormatChoice choice, CancellationToken cancellationToken)
    {
        if (uploads.Find(accountId, uploadId) is not var (place, upload))
        {
            return new UploadOutcome.Gone();
        }

        choice = choice with { DateOrder = choice.DateOrder == upload.File.DateOrder ? upload.Choice.DateOrder : choice.DateOrder };
        try
        {
            switch (await lookAtFile.RunAsync(place.File(upload.FileName), upload.PartnerName, upload.ImportDate, choice, cancellationToken))
            {
                case FileLook.Accepted accepted:
                    var corrected = upload with { File = accepted.File, Choice = choice };
                    return uploads.TryReplace(place, corrected) ? new UploadOutcome.Waits(corrected) : new UploadOutcome.Gone();
                case FileLook.Refused refused:
                    return new UploadOutcome.Refused(refused.Refusal);
                case FileLook.DateInFuture future:
                    return new UploadOutcome.DateInFuture(future.Today);
                default:
                    throw new InvalidOperationException("A look at a file that isn't known here.");
            }
        }
        catch (ObjectDisposedException)
        {
            // Removed, or forgotten, while it was looked at.
            return new UploadOutcome.Gone();
        }
    }
}
