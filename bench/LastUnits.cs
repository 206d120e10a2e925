using System.Globalization;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Bench;

/// <summary>
/// Many writers on a product's last units, round after round: just those are sold, and everybody else reads that none is left.
/// </summary>
internal static class LastUnits
{
    public const int Rounds = 200;
    private const int Writers = 32;
    private const int Units = 10;

    /// <returns>Milliseconds from a call to its answer, the smallest first.</returns>
    /// <exception cref="InvalidOperationException">Another number was sold, or somebody was answered otherwise.</exception>
    public static async Task<IReadOnlyList<double>> SellAsync(
        KotlineDatabase database, Actor seller, long location, TimeProvider time, CancellationToken cancellationToken)
    {
        var post = new PostDocument(new StockRunner(database, time));
        var sku = PgBench.SkuOf(1);
        var took = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            await post.RunAsync(seller, StockRequest.Set(NewKey(), [new StockLine(sku, location, Units)], "last units"), cancellationToken);
            var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(SellOneAsync, cancellationToken)));
            took.AddRange(answers.Select(answer => answer.Took));
            var sold = answers.Count(answer => answer.Outcome is StockOutcome.Posted);
            var refused = answers.Count(answer => answer.Outcome is StockOutcome.NotEnough { Left: 0 });
            if (sold != Units || refused != Writers - Units)
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"round {round}: {sold} sold, {refused} refused"));
            }
        }

        return [.. took.Order()];

        async Task<(StockOutcome Outcome, double Took)> SellOneAsync()
        {
            var before = time.GetTimestamp();
            var outcome = await post.RunAsync(seller, StockRequest.Remove(NewKey(), [new StockLine(sku, location, 1)]), cancellationToken);
            return (outcome, time.GetElapsedTime(before).TotalMilliseconds);
        }
    }

    private static string NewKey() => Guid.NewGuid().ToString();
}
