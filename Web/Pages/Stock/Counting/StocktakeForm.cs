using System.Globalization;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Counting;
using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Web.Pages.Stock.Counting;

/// <summary>A count sheet as texts of a form. A line without a count isn't counted.</summary>
public sealed class StocktakeForm
{
    public required string Key { get; init; }

    public required string Location { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>When the levels on it were read.</summary>
    public DateTimeOffset ShownAt { get; init; }

    public IReadOnlyList<Line> Lines { get; init; } = [];

    public IEnumerable<(int Place, Line Line)> Counted => Lines.Index().Where(line => line.Item.Count.Length > 0);

    /// <param name="Seen">The level that the sheet showed.</param>
    /// <param name="Count">As typed.</param>
    public sealed record Line(string Sku, int Seen, string Count)
    {
        /// <summary>What the count makes of the level; null while it isn't a number.</summary>
        public int? Difference => Quantities.Read(Count) - Seen;
    }

    public static string CountName(int place) => $"Count-{place}";

    public static StocktakeForm New(string location, IEnumerable<ReadCountSheet.Line> lines, DateTimeOffset now) => new()
    {
        Key = Guid.NewGuid().ToString(),
        Location = location,
        ShownAt = now,
        Lines = [.. lines.Select(line => new Line(line.Sku, line.Quantity, ""))],
    };

    public static StocktakeForm Of(IFormCollection sent) => new()
    {
        Key = StockWords.Line(sent["Key"]),
        Location = sent["location"].ToString(),
        Reason = StockWords.Line(sent["Reason"]),
        ShownAt = DateTimeOffset.TryParse(sent["ShownAt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) ? shown : DateTimeOffset.MinValue,
        Lines =
        [
            .. Enumerable.Range(0, StockRequestRules.LinesMax)
                .Where(place => sent.ContainsKey($"Sku-{place}"))
                .Select(place => new Line(
                    Domain.Stock.Sku.Normalise(StockWords.Line(sent[$"Sku-{place}"])), Seen(sent[$"Seen-{place}"]), StockWords.Line(sent[CountName(place)])))
                .DistinctBy(line => line.Sku),
        ],
    };

    /// <summary>The lines that are counted alone.</summary>
    public StocktakeForm CountedOnly() => With(Key, Counted.Select(counted => counted.Line));

    /// <summary>Compared with what there is now, which its reader has been told; it is another request, with a key of its own.</summary>
    public StocktakeForm SeenAgain(IEnumerable<StockOutcome.MovedMeanwhile.Level> moved)
    {
        var now = moved.ToDictionary(level => level.Sku, level => level.Now);
        return With(Guid.NewGuid().ToString(), Lines.Select(line => line with { Seen = now.GetValueOrDefault(line.Sku, line.Seen) }));
    }

    public StockRequest Request(long location) => StockRequest.Set(
        Key, Counted.Select(counted => new StockLine(counted.Line.Sku, location, Quantities.Read(counted.Line.Count) ?? 0, counted.Line.Seen)), Reason);

    // More than one line can move may have come together. What isn't a number was never seen, so it is told as moved.
    private static int Seen(string? sent) => int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0;

    private StocktakeForm With(string key, IEnumerable<Line> lines) =>
        new() { Key = key, Location = Location, Reason = Reason, ShownAt = ShownAt, Lines = [.. lines] };
}
