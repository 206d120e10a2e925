namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Frees a waiting upload's bytes.</summary>
public sealed class RemoveUpload(PendingUploads uploads)
{
    /// <returns>The upload; null when this person has no such upload waiting.</returns>
    public PendingUpload? Run(long accountId, string uploadId)
    {
        if (uploads.TakeAny(accountId, uploadId) is not var (place, upload))
        {
            return null;
        }

        place.Dispose();
        return upload;
    }
}
