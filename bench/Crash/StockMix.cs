using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Bench.Crash;

/// <summary>What a writer does next: deliveries and sales mostly, and everything else that moves stock.</summary>
internal sealed class StockMix(StockStage stage, Random random)
{
    private const int LinesMax = 3;

    /// <param name="own">Documents of this writer's that nobody tried to take back yet. The one that is chosen leaves the list.</param>
    public Asked Next(List<StockAnswer> own)
    {
        var key = Guid.NewGuid().ToString();
        return random.Next(100) switch
        {
            < 35 => Asked.For(StockRequest.Add(key, Lines(20), reference: "BL")),
            < 70 => Asked.For(StockRequest.Remove(key, Lines(15))),
            < 80 => Asked.For(StockRequest.Set(key, Counts(own), "count")),
            < 90 => Asked.For(Transfer(key)),
            _ when own.Count > 0 => Asked.ForReversal(Take(own)),
            _ => Asked.For(StockRequest.Add(key, Lines(20))),
        };
    }

    private List<StockLine> Lines(int quantityMax)
    {
        var location = stage.Locations[random.Next(stage.Locations.Count)];
        return [.. Some().Select(sku => new StockLine(sku, location, 1 + random.Next(quantityMax)))];
    }

    // Half of them compare with what this writer saw last, which mostly moved since: those are refused.
    private List<StockLine> Counts(List<StockAnswer> own) => own.Count > 0 && random.Next(2) == 0
        ? [.. own[^1].Transactions.Take(1).Select(seen => new StockLine(seen.Sku, seen.LocationId, random.Next(200), seen.BalanceAfter))]
        : Lines(200);

    private StockRequest Transfer(string key)
    {
        var lines = Lines(10);
        var elsewhere = stage.Locations.Where(location => location != lines[0].LocationId).ElementAt(
            random.Next(stage.Locations.Count - 1));
        return StockRequest.Transfer(key, lines, elsewhere);
    }

    private StockAnswer Take(List<StockAnswer> own)
    {
        var place = random.Next(own.Count);
        var taken = own[place];
        own.RemoveAt(place);
        return taken;
    }

    private IEnumerable<string> Some() =>
        Enumerable.Range(0, 1 + random.Next(LinesMax)).Select(_ => stage.Skus[random.Next(stage.Skus.Count)]).Distinct();
}
