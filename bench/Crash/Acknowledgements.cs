using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Bench.Crash;

/// <summary>What writers were told was posted, for the one who waits for it.</summary>
public sealed class Acknowledgements(TimeProvider time)
{
    private readonly Lock gate = new();
    private Func<StockAnswer, bool>? isAwaited;
    private TaskCompletionSource<long>? awaited;

    public long Count { get; private set; }

    public void Note(StockAnswer answer)
    {
        lock (gate)
        {
            Count++;
            if (isAwaited?.Invoke(answer) == true)
            {
                isAwaited = null;
                awaited!.SetResult(time.GetTimestamp());
            }
        }
    }

    /// <returns>The timestamp of the first of those that are noted from now on which is such a one.</returns>
    public Task<long> FirstAsync(Func<StockAnswer, bool> isSuch, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            isAwaited = isSuch;
            awaited = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            return awaited.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Until there are so many more of them.</summary>
    public Task MoreAsync(int count, CancellationToken cancellationToken)
    {
        var until = Count + count;
        return FirstAsync(_ => Count >= until, cancellationToken);
    }
}
