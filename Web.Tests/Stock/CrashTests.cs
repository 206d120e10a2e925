using Kotline.Bench.Crash;

namespace Kotline.Web.Tests.Stock;

/// <summary>
/// The server is killed under sixteen writers and comes back: nothing that was acknowledged is lost, nothing is there twice. The same at
/// full length: ./kotline bench stock-crash.
/// </summary>
public sealed class CrashTests
{
    private const int Kills = 3;
    private const int WritesBetween = 200;
    private const int Seed = 20261121;

    // The promise; most of the time it is a few milliseconds.
    private const int BackWithinMs = 5_000;

    [Fact]
    public async Task Killed_under_sixteen_writers_the_stock_keeps_what_it_acknowledged_and_does_nothing_twice()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await CrashServer.OpenAsync(cancellation);

        var figures = await StockCrash.RunAsync(
            server, Kills, Seed, (writes, stop) => writes.MoreAsync(WritesBetween, stop), TimeProvider.System, cancellation);

        figures.Verdict.ShouldSatisfyAllConditions(
            verdict => verdict.Documents.ShouldBe(figures.Acknowledged + 1),
            verdict => verdict.Missing.ShouldBe(0),
            verdict => verdict.Twice.ShouldBe(0),
            verdict => verdict.Different.ShouldBe(0),
            verdict => verdict.Unasked.ShouldBe(0),
            verdict => verdict.Unanswered.ShouldBe(0),
            verdict => verdict.DoesNotFollow.ShouldBe(0),
            verdict => verdict.Negative.ShouldBe(0),
            verdict => verdict.LevelsOff.ShouldBe(0));

        // The server was away, writers met it, and all that they had left open was settled.
        figures.ReturnMs.Count.ShouldBe(Kills);
        figures.ReturnMs[^1].ShouldBeLessThan(BackWithinMs);
        figures.LeftOpen.ShouldBeGreaterThan(Kills);
        figures.Acknowledged.ShouldBeGreaterThan(Kills * WritesBetween);
    }
}
