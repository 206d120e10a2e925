using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Checks a waiting upload again with its sender's choices, which override detection. If they don't fit the file, the
/// upload stays as it was.
/// </summary>
public sealed class CorrectUpload(PendingUploads uploads, CheckFile checkFile)
{
    /// <param name="choice">The choices that are made now. A date order that the upload already has isn't taken for a choice, because
    /// detection may have had no evidence for it.</param>
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
            // The upload was removed or forgotten while it was being checked.
            return new UploadOutcome.Gone();
        }

        UploadOutcome Replace(FormatDetection detection)
        {
            var corrected = upload with { Detection = detection, Choice = choice };
            return uploads.TryReplace(place, corrected) ? new UploadOutcome.Waits(corrected) : new UploadOutcome.Gone();
        }
    }

    /// <summary>
    /// The same, but a file that is read as the choices say already isn't read again, which takes time for a large one.
    /// </summary>
    public Task<UploadOutcome> RunIfNewAsync(long accountId, string uploadId, FormatChoice choice, CancellationToken cancellationToken) =>
        uploads.Find(accountId, uploadId) is (_, { File: { } file } upload) && SaysNothingNew(choice, file)
            ? Task.FromResult<UploadOutcome>(new UploadOutcome.Waits(upload))
            : RunAsync(accountId, uploadId, choice, cancellationToken);

    private static bool SaysNothingNew(FormatChoice choice, FileFormat file) =>
        (choice.Delimiter ?? file.Delimiter) == file.Delimiter
        && (choice.HasHeader ?? file.HasHeader) == file.HasHeader
        && (choice.DateOrder ?? file.DateOrder) == file.DateOrder
        && (choice.Encoding ?? file.Encoding) == file.Encoding
        && choice.Columns is null;

    /// <summary>
    /// Earlier choices stand unless they are replaced now, because several questions are answered one after the other. The places of
    /// columns are dropped if the file is now split differently.
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
