using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>The space that one upload takes up within the bounds, from its first byte until it is staged, removed or forgotten.</summary>
internal sealed class UploadPlace(PendingUploads uploads, long accountId, SpoolFile spool) : IDisposable
{
    public long AccountId => accountId;

    public SpoolFile Spool => spool;

    /// <summary>The upload while it waits; null while it arrives and after it was confirmed.</summary>
    public PendingUpload? Waiting { get; internal set; }

    /// <summary>The number of bytes that it holds or is about to hold.</summary>
    public long Bytes { get; internal set; }

    /// <exception cref="TooMuchWaitsException">There is no room for this many more bytes.</exception>
    public void Grow(int bytes) => uploads.Grow(this, bytes);

    public PartnerFile File(string name) => new(name, spool.OpenRead);

    /// <summary>Gives up the space and frees the bytes. Safe to repeat.</summary>
    public void Dispose() => uploads.Close(this);
}
