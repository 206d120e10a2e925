using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Looks at a waiting upload again, with what its sender says against detection. If it can't be so, it stays as it was.</summary>
public sealed class CorrectUpload(PendingUploads uploads, CheckFile checkFile)
{
    /// <param name="choice">How it is to be read, as far as it is said now. A date order that isn't another one than it has is no
    /// correction: detection may have had nothing to go by.</param>
    public async Task<UploadOutcome> RunAsync(long accountId, string uploadId, FormatChoice choice, CancellationToken cancellationToken)
    {
        if (uploads.Find(accountId, uploadId) is not var (place, upload))
        {
            return new UploadOutcome.Gone();
        }

        choice = Merge(upload, choice);
        try
        {
            switch (await checkFile.RunAsync(place.File(upload.FileName), upload.PartnerName, upload.ImportDate, choice, cancellationToken))
            {
                case FileCheck.Accepted accepted:
                    return Replace(new FormatDetection.Accepted(accepted.File));
                case FileCheck.Doubtful doubtful:
                    return Replace(doubtful.Detection);
                case FileCheck.Refused refused:
                    return new UploadOutcome.Refused(refused.Refusal);
                case FileCheck.DateInFuture future:
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

        UploadOutcome Replace(FormatDetection detection)
        {
            var corrected = upload with { Detection = detection, Choice = choice };
            return uploads.TryReplace(place, corrected) ? new UploadOutcome.Waits(corrected) : new UploadOutcome.Gone();
        }
    }

    /// <summary>
    /// What was said before stands, unless it is said otherwise now: the answers to several questions come one after the other. Where
    /// columns
    /// stand is not known any more once the file is parted in another way.
    /// </summary>
    private static FormatChoice Merge(PendingUpload upload, FormatChoice choice)
    {
        var before = upload.Choice;
        var isPartedAnew = (choice.Delimiter is { } delimiter && before.Delimiter is { } other && delimiter != other)
            || (choice.HasHeader is { } hasHeader && before.HasHeader is { } had && hasHeader != had);
        return new FormatChoice(
            choice.Delimiter ?? before.Delimiter,
            choice.HasHeader ?? before.HasHeader,
            choice.DateOrder is { } order && order != upload.File?.DateOrder ? order : before.DateOrder,
            choice.Encoding is { } encoding && encoding != upload.File?.Encoding ? encoding : before.Encoding,
            choice.Columns ?? (isPartedAnew ? null : before.Columns));
    }
}
