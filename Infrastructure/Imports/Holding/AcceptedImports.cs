using System.Threading.Channels;

namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>Where accepted imports wait for this process to go on with them, in their order.</summary>
public sealed class AcceptedImports
{
    private readonly Channel<long> channel = Channel.CreateUnbounded<long>();

    public IAsyncEnumerable<long> ReadAllAsync(CancellationToken cancellationToken) => channel.Reader.ReadAllAsync(cancellationToken);

    internal void Add(long importId) => channel.Writer.TryWrite(importId);
}
