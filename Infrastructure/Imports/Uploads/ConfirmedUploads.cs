using System.Threading.Channels;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// The queue of confirmed uploads that wait to be processed, in their order. <see cref="UploadOptions"/> bounds their number.
/// </summary>
public sealed class ConfirmedUploads
{
    private readonly Channel<ConfirmedUpload> channel = Channel.CreateUnbounded<ConfirmedUpload>();

    public IAsyncEnumerable<ConfirmedUpload> ReadAllAsync(CancellationToken cancellationToken) =>
        channel.Reader.ReadAllAsync(cancellationToken);

    internal void Add(ConfirmedUpload upload) => channel.Writer.TryWrite(upload);
}
