using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A confirmed upload whose import was received and waits to be processed. Disposing of it releases the import's lock.</summary>
public sealed class ConfirmedUpload : IAsyncDisposable
{
    internal ConfirmedUpload(ReceivedImport received, UploadPlace place, string fileName)
    {
        Received = received;
        Place = place;
        File = place.File(fileName);
    }

    public long ImportId => Received.ImportId;

    internal ReceivedImport Received { get; }

    internal PartnerFile File { get; }

    private UploadPlace Place { get; }

    /// <summary>Frees the bytes, which are no longer needed once the rows are staged.</summary>
    internal void FreeBytes() => Place.Dispose();

    public async ValueTask DisposeAsync()
    {
        FreeBytes();
        await Received.Lock.DisposeAsync();
    }
}
