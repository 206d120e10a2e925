namespace Kotline.Bench.Crash;

/// <summary>
/// Sixteen writers move stock while their server is killed and started again, some times. At the end what they remember is compared with
/// what is there: whatever was acknowledged is there once, whatever wasn't is there once at most, and all of it adds up.
/// </summary>
public static class StockCrash
{
    public const int WriterCount = 16;

    // Replaying what was written since the last checkpoint takes a moment; after this something is wrong.
    private static readonly TimeSpan returnMax = TimeSpan.FromMinutes(2);

    /// <param name="seed">Chooses what is asked for, not when.</param>
    /// <param name="untilNextKill">Is awaited before each kill.</param>
    public static async Task<CrashFigures> RunAsync(
        CrashServer server,
        int kills,
        int seed,
        Func<Acknowledgements, CancellationToken, Task> untilNextKill,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var stage = await StockStage.SetAsync(server.Database, cancellationToken);
        var acknowledgements = new Acknowledgements(time);
        StockWriter[] writers =
            [.. Enumerable.Range(0, WriterCount).Select(number => new StockWriter(stage, acknowledgements, new Random(seed + number), time))];
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(
            writers.Select(writer => Task.Run(() => writer.RunAsync(enough.Token, failing.Token), CancellationToken.None)));
        var killing = KillAsync(server, kills, acknowledgements, untilNextKill, time, failing.Token);

        // A writer ends by itself only when it met something else than an absence, which is what is looked for.
        await Task.WhenAny(writing, killing);
        if (!killing.IsCompletedSuccessfully)
        {
            await failing.CancelAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing, killing);
        var verdict = await CrashVerdict.ReachAsync(server, [stage.Filled, .. writers.SelectMany(writer => writer.All)], cancellationToken);
        return CrashFigures.Of(writers, await killing, verdict);
    }

    /// <returns>For each kill, how long after the server's first answer the first new write was acknowledged, in milliseconds.</returns>
    private static async Task<List<double>> KillAsync(
        CrashServer server,
        int kills,
        Acknowledgements acknowledgements,
        Func<Acknowledgements, CancellationToken, Task> untilNextKill,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var returnMs = new List<double>();
        for (var kill = 0; kill < kills; kill++)
        {
            await untilNextKill(acknowledgements, cancellationToken);
            await server.KillAsync(cancellationToken);
            var diedAt = time.GetUtcNow();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(returnMax);
            var acknowledging = acknowledgements.FirstAsync(answer => answer.PostedAt > diedAt, patience.Token);
            var answeredAt = await server.StartAsync(time, cancellationToken);
            returnMs.Add(Math.Max(0, time.GetElapsedTime(answeredAt, await acknowledging).TotalMilliseconds));
        }

        await untilNextKill(acknowledgements, cancellationToken);
        return returnMs;
    }
}
