using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Bench.Crash;

/// <summary>What a writer asked for under one key, and what it was told.</summary>
internal sealed class Asked
{
    private Asked(string key, StockRequest? request, StockAnswer? reversed)
    {
        Key = key;
        Request = request;
        Reversed = reversed;
    }

    public string Key { get; }

    /// <summary>null for a reversal.</summary>
    public StockRequest? Request { get; }

    /// <summary>The document to be taken back; null for anything else.</summary>
    public StockAnswer? Reversed { get; }

    /// <summary>What was posted; null as long as nobody said so, and when it was refused.</summary>
    public StockAnswer? Answer { get; private set; }

    /// <summary>It was answered: posted, or refused by a rule.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Once at least the database went away before it answered.</summary>
    public bool WasLeftOpen { get; private set; }

    /// <summary>It was posted, or answered, otherwise than the first time.</summary>
    public bool HasChanged { get; private set; }

    public static Asked For(StockRequest request) => new(request.Key, request, reversed: null);

    public static Asked ForReversal(StockAnswer reversed) => new(Guid.NewGuid().ToString(), request: null, reversed);

    /// <summary>Asks for it, the first time or again.</summary>
    /// <returns>False when the database is away.</returns>
    public async Task<bool> AskAsync(StockStage stage, CancellationToken cancellationToken)
    {
        StockOutcome? outcome;
        try
        {
            outcome = Request is not null
                ? await stage.Post.RunAsync(stage.Storekeeper, Request, cancellationToken)
                : await stage.Reverse.RunAsync(stage.Storekeeper, Key, Reversed!.DocumentId, "asked for by mistake", cancellationToken);
        }
        catch (Exception away) when (DatabaseAway.Is(away))
        {
            WasLeftOpen |= !IsSettled;
            return false;
        }

        var posted = (outcome as StockOutcome.Posted)?.Answer;
        HasChanged |= IsSettled && !IsTheSame(Answer, posted);
        Answer ??= posted;
        IsSettled = true;
        return true;
    }

    private static bool IsTheSame(StockAnswer? first, StockAnswer? again) =>
        again is { IsRepeat: true } && again.DocumentId == first?.DocumentId && again.Transactions.SequenceEqual(first.Transactions);
}
