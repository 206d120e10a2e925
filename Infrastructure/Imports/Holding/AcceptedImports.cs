using System.Threading.Channels;

namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>The queue of accepted imports that this process will apply, in their order.</summary>
public sealed class AcceptedImports
{
    private readonly Channel<long> channel = Channel.CreateUnbounded<long>();

    public IAsyncEnumerable<long> ReadAllAsync(CancellationToken cancellationToken) => channel.Reader.ReadAllAsync(cancellationToken);

    internal void Add(long importId) => channel.Writer.TryWrite(importId);
}
