using System.Threading.Channels;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Where confirmed uploads wait for whoever works on them, in their order. As many as <see cref="UploadOptions"/> lets in.</summary>
public sealed class ReceivedUploads
{
    private readonly Channel<ReceivedUpload> channel = Channel.CreateUnbounded<ReceivedUpload>();

    public IAsyncEnumerable<ReceivedUpload> ReadAllAsync(CancellationToken cancellationToken) => channel.Reader.ReadAllAsync(cancellationToken);

    internal void Add(ReceivedUpload upload) => channel.Writer.TryWrite(upload);
}
