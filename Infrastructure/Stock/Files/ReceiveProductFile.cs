namespace Kotline.Infrastructure.Stock.Files;

/// <summary>Reads a product file, checks what it would do, and keeps it for its sender to confirm. Writes nothing.</summary>
public sealed class ReceiveProductFile(ReadProductFile readProductFile, PlanProductFile planProductFile, PendingProductFiles pending)
{
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<ReceiveProductFileOutcome> RunAsync(long accountId, string name, Stream bytes, CancellationToken cancellationToken) =>
        await readProductFile.RunAsync(name, bytes, cancellationToken) switch
        {
            ProductFileReading.Read read =>
                pending.Put(accountId, await planProductFile.RunAsync(read.File, cancellationToken)) is { } waits
                ? new ReceiveProductFileOutcome.Waits(waits)
                : new ReceiveProductFileOutcome.TooMuchWaits(),
            var unread => new ReceiveProductFileOutcome.Unread(unread),
        };
}

/// <summary>The outcome of receiving a product file.</summary>
public abstract record ReceiveProductFileOutcome
{
    private ReceiveProductFileOutcome()
    {
    }

    public sealed record Waits(PendingProductFile File) : ReceiveProductFileOutcome;

    /// <param name="Reading">Why it wasn't read.</param>
    public sealed record Unread(ProductFileReading Reading) : ReceiveProductFileOutcome;

    /// <summary>As many people as allowed have a file waiting already.</summary>
    public sealed record TooMuchWaits : ReceiveProductFileOutcome;
}
