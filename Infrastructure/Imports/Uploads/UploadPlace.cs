using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>The room that one upload takes among those that wait, from its first byte until it is staged, removed or forgotten.</summary>
internal sealed class UploadPlace(PendingUploads uploads, long accountId, SpoolFile spool) : IDisposable
{
    public long AccountId => accountId;

    public SpoolFile Spool => spool;

    /// <summary>Set while the upload waits; null while it arrives, and once it is confirmed.</summary>
    public PendingUpload? Waiting { get; internal set; }

    /// <summary>Bytes that it holds or is about to.</summary>
    public long Bytes { get; internal set; }

    /// <exception cref="TooMuchWaitsException">There is no room for so many bytes more.</exception>
    public void Grow(int bytes) => uploads.Grow(this, bytes);

    public PartnerFile File(string name) => new(name, spool.OpenRead);

    /// <summary>Gives the room back and frees the bytes. Safe to repeat.</summary>
    public void Dispose() => uploads.Close(this);
}
