using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Bench.Crash;

/// <summary>
/// One person who moves stock without a pause, and remembers every key. While the database is away they go on trying, with new keys; when
/// it is back they ask again for all that had no answer, and once more for the last that had one.
/// </summary>
internal sealed class StockWriter(StockStage stage, Acknowledgements acknowledgements, Random random, TimeProvider time)
{
    private const int OwnMax = 50;
    private const int PauseMaxMs = 150;

    private readonly StockMix mix = new(stage, random);
    private readonly List<Asked> open = [];
    private readonly List<StockAnswer> own = [];
    private Asked? last;

    public List<Asked> All { get; } = [];

    /// <summary>How long it took to be told that the database is away, in milliseconds.</summary>
    public List<double> RefusalMs { get; } = [];

    /// <summary>Keys without an answer that turned out to have been carried out before the database went away.</summary>
    public int FoundCarriedOut { get; private set; }

    /// <param name="enough">Nothing new is asked for from then on; what is open is asked to its end.</param>
    public async Task RunAsync(CancellationToken enough, CancellationToken cancellationToken)
    {
        while (!enough.IsCancellationRequested)
        {
            var next = mix.Next(own);
            All.Add(next);
            open.Add(next);
            await AskAllAsync(cancellationToken);
        }

        while (open.Count > 0)
        {
            await AskAllAsync(cancellationToken);
        }
    }

    /// <summary>The newest first: as long as that isn't answered the others needn't be tried.</summary>
    private async Task AskAllAsync(CancellationToken cancellationToken)
    {
        var wasAway = open.Count > 1;
        while (open.Count > 0)
        {
            if (!await AskAsync(open[^1], cancellationToken))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1 + random.Next(PauseMaxMs)), time, cancellationToken);
                return;
            }

            open.RemoveAt(open.Count - 1);
        }

        if (wasAway && last is not null)
        {
            await AskAsync(last, cancellationToken);
        }
    }

    private async Task<bool> AskAsync(Asked asked, CancellationToken cancellationToken)
    {
        var isNews = !asked.IsSettled;
        var since = time.GetTimestamp();
        if (!await asked.AskAsync(stage, cancellationToken))
        {
            RefusalMs.Add(time.GetElapsedTime(since).TotalMilliseconds);
            return false;
        }

        if (isNews && asked.Answer is { } answer)
        {
            Remember(asked, answer);
        }

        return true;
    }

    private void Remember(Asked asked, StockAnswer answer)
    {
        acknowledgements.Note(answer);
        FoundCarriedOut += asked.WasLeftOpen && answer.IsRepeat ? 1 : 0;
        last = asked;
        if (asked.Reversed is null && answer.Transactions.Count > 0 && own.Count < OwnMax)
        {
            own.Add(answer);
        }
    }
}
