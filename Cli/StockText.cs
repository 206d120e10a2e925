using System.Globalization;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;

namespace Kotline.Cli;

/// <summary>What <c>./kotline stock</c> prints, in English like the whole command line.</summary>
internal static class StockText
{
    public static string Of(StockAnswer answer, IReadOnlyList<ListLocations.Location> locations) => string.Join(
        Environment.NewLine,
        [
            answer.IsRepeat
                ? $"Document {answer.DocumentId} was posted under this key before."
                : $"Document {answer.DocumentId} is posted.",
            .. answer.Transactions.Select(moved => string.Create(
                CultureInfo.InvariantCulture,
                $"{moved.Sku} at {NameOf(moved.LocationId, locations)}: {moved.Quantity:+0;-0}, {moved.BalanceAfter} left")),
        ]);

    public static string Of(IReadOnlyList<ReadLevels.Level> levels, long total) => string.Join(
        Environment.NewLine,
        [.. levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Location}: {level.Quantity}")),
            string.Create(CultureInfo.InvariantCulture, $"total: {total}")]);

    public static string Of(VerifyStock.Verdict verdict)
    {
        var found = verdict.Differences.Count == 0 ? "every level is the sum of its transactions" : $"{verdict.Differences.Count} differ";
        return string.Join(
            Environment.NewLine,
            [.. verdict.Differences.Select(Of), $"{verdict.Levels} levels, {verdict.Transactions} transactions: {found}."]);
    }

    public static string Of(StockOutcome outcome, IReadOnlyList<ListLocations.Location> locations) => outcome switch
    {
        StockOutcome.NotEnough few => $"not enough {few.Sku} at {NameOf(few.Location, locations)}: {few.Asked} asked for, {few.Left} left",
        StockOutcome.TooMuch => "one line moves 1,000,000 at most, and a level holds 1,000,000,000; move it in several steps",
        StockOutcome.KeyUsed => "the key was used for another request; take a new one",
        StockOutcome.Unknown unknown => $"there is no {(unknown.Sku is { } sku ? $"product {sku}" : "such location")}",
        StockOutcome.Retired retired => $"{retired.Sku ?? NameOf(retired.Location!.Value, locations)} is retired",
        StockOutcome.MovedMeanwhile moved => string.Join(
            "; ", moved.Levels.Select(level => $"{level.Sku} was {level.Seen} when it was looked at and is {level.Now} now")) + ". Count again",
        StockOutcome.Invalid invalid => "refused: " + string.Join(", ", invalid.Failures.Select(failure => failure.ErrorCode).Distinct()),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string Of(VerifyStock.Difference difference)
    {
        var place = difference.Entry is { } entry ? $"{difference.Location}, transaction {entry}" : difference.Location;
        return $"{difference.Sku} at {place}: {difference.Found} where {difference.Expected} follows";
    }

    private static string NameOf(long location, IReadOnlyList<ListLocations.Location> locations) =>
        locations.FirstOrDefault(known => known.Id == location)?.Name ?? location.ToString(CultureInfo.InvariantCulture);
}
