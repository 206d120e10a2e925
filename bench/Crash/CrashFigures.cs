namespace Kotline.Bench.Crash;

/// <summary>What came of a run.</summary>
/// <param name="Asked">Keys.</param>
/// <param name="Acknowledged">Of them, posted and told so, at once or when asked again.</param>
/// <param name="Refused">Answered by a rule: not enough left, moved meanwhile, taken back already.</param>
/// <param name="LeftOpen">Of all of them, those whose first asking ended without an answer.</param>
/// <param name="FoundCarriedOut">Of those, carried out although nobody was told.</param>
/// <param name="CarriedOutAgain">Of those, carried out when they were asked for again.</param>
/// <param name="ReturnMs">For each kill, from the server's first answer to the first write that was acknowledged; sorted.</param>
/// <param name="RefusalMs">How long it took to be told that the database is away; sorted.</param>
public sealed record CrashFigures(
    int Asked,
    int Acknowledged,
    int Refused,
    int LeftOpen,
    int FoundCarriedOut,
    int CarriedOutAgain,
    IReadOnlyList<double> ReturnMs,
    IReadOnlyList<double> RefusalMs,
    CrashVerdict Verdict)
{
    internal static CrashFigures Of(IReadOnlyList<StockWriter> writers, IEnumerable<double> returnMs, CrashVerdict verdict)
    {
        var all = writers.SelectMany(writer => writer.All).ToList();
        var left = all.Where(asked => asked.WasLeftOpen).ToList();
        var found = writers.Sum(writer => writer.FoundCarriedOut);
        return new CrashFigures(
            all.Count,
            all.Count(asked => asked.Answer is not null),
            all.Count(asked => asked is { IsSettled: true, Answer: null }),
            left.Count,
            found,
            left.Count(asked => asked.Answer is not null) - found,
            [.. returnMs.Order()],
            [.. writers.SelectMany(writer => writer.RefusalMs).Order()],
            verdict);
    }
}
