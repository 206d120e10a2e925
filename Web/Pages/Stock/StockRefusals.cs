using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Stock;

/// <summary>What a storekeeper reads when the stock couldn't be moved: what is left or has happened, and what to do.</summary>
public static class StockRefusals
{
    /// <param name="Sku">The product it is about; null when it is about none alone.</param>
    public sealed record Refusal(string Message, string? Sku = null);

    public static IEnumerable<Refusal> Of(
        StockOutcome outcome, IReadOnlyList<ListLocations.Location> locations, StockText text) => outcome switch
        {
            StockOutcome.NotEnough few =>
                [new(NotEnough(few, locations, text), few.Sku)],
            StockOutcome.Unknown { Sku: { } sku } => [new(text["Refused_unknown", sku], sku)],
            StockOutcome.Retired { Sku: { } sku } => [new(text["Refused_retired", sku], sku)],
            StockOutcome.Unknown or StockOutcome.Retired => [new(text["Refused_location"])],
            StockOutcome.TooMuch => [new(text["Refused_too-much", Numbers.Whole(StockRequestRules.QuantityMax)])],
            StockOutcome.KeyUsed => [new(text["Refused_key"])],
            StockOutcome.NotReversible => [new(text["Refused_not-reversible"])],
            StockOutcome.MovedMeanwhile moved => [.. moved.Levels.Select(level =>
            new Refusal(text["Refused_moved", level.Sku, Numbers.Whole(level.Seen), Numbers.Whole(level.Now)], level.Sku))],
            StockOutcome.Invalid invalid =>
                [.. invalid.Failures.Select(failure => failure.ErrorCode).Distinct().Select(code => new Refusal(Wrong(code, text)))],
            _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
        };

    /// <summary>What a document brought can't be taken back where some of it has left since.</summary>
    public static string NotReversible(StockOutcome.NotEnough few, IReadOnlyList<ListLocations.Location> locations, StockText text) => text[
        "Refused_reversal", few.Sku, locations.NameOf(few.Location), Numbers.Whole(few.Asked), Numbers.Whole(few.Left)];

    private static string NotEnough(StockOutcome.NotEnough few, IReadOnlyList<ListLocations.Location> locations, StockText text) => text[
        few.Left == 0 ? "Refused_none" : "Refused_few",
        few.Sku,
        locations.NameOf(few.Location),
        Numbers.Whole(few.Asked),
        Numbers.Whole(few.Left)];

    private static string Wrong(string code, StockText text) =>
        text["Wrong_request_" + code, StockRequestRules.LinesMax, Numbers.Whole(StockRequestRules.QuantityMax)];
}
