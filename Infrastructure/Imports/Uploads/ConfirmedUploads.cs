using System.Threading.Channels;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Where confirmed uploads wait for whoever works on them, in their order. As many as <see cref="UploadOptions"/> lets
/// in.</summary>
public sealed class ConfirmedUploads
{
    private readonly Channel<ConfirmedUpload> channel = Channel.CreateUnbounded<ConfirmedUpload>();

    public IAsyncEnumerable<ConfirmedUpload> ReadAllAsync(CancellationToken cancellationToken) =>
        channel.Reader.ReadAllAsync(cancellationToken);

    internal void Add(ConfirmedUpload upload) => channel.Writer.TryWrite(upload);
}
