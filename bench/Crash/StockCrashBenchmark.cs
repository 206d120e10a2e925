using System.Globalization;

namespace Kotline.Bench.Crash;

/// <summary><see cref="StockCrash"/> at full length, with its figures as a table.</summary>
internal static class StockCrashBenchmark
{
    private const int KillsDefault = 10;
    private const double SecondsDefault = 20;

    /// <returns>Whether everything is as it has to be.</returns>
    public static async Task<bool> RunAsync(Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        var kills = options.Number("--kills", KillsDefault);
        var between = TimeSpan.FromSeconds(options.Number("--seconds-between", SecondsDefault));
        await using var server = await CrashServer.OpenAsync(cancellationToken);
        var figures = await StockCrash.RunAsync(
            server, kills, options.Number("--seed", 1), (_, stop) => Task.Delay(between, time, stop), time, cancellationToken);
        Print(kills, figures);
        return figures.Verdict.IsClean;
    }

    private static void Print(int kills, CrashFigures figures)
    {
        var verdict = figures.Verdict;
        Console.WriteLine("| what | how many |");
        Console.WriteLine("| --- | ---: |");
        Row("kills of the server", kills);
        Row("keys asked for by 16 writers", figures.Asked);
        Row("acknowledged", figures.Acknowledged);
        Row("refused by a rule", figures.Refused);
        Row("left without an answer by a kill or while away", figures.LeftOpen);
        Row("… found carried out when asked again", figures.FoundCarriedOut);
        Row("… carried out when asked again", figures.CarriedOutAgain);
        Row("documents there, transactions there", $"{Whole(verdict.Documents)}, {Whole(verdict.Transactions)}");
        Row("acknowledged and missing", verdict.Missing);
        Row("there twice", verdict.Twice);
        Row("there with other lines, or answered otherwise", verdict.Different);
        Row("there and refused, or never asked for", verdict.Unasked);
        Row("without an answer at the end", verdict.Unanswered);
        Row("levels and balances that don't follow", verdict.DoesNotFollow);
        Row("negative levels", verdict.Negative);
        Row("levels that aren't the sum of what writers were told", verdict.LevelsOff);
        Row("from the server's first answer to the first write, ms: median, longest", Spread(figures.ReturnMs));
        Row("until told that the database is away, ms: median, longest", Spread(figures.RefusalMs));
    }

    private static void Row(string what, int count) => Row(what, Whole(count));

    private static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");

    private static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Spread(IReadOnlyList<double> sorted) => sorted.Count == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{Percentile.At(sorted, 50):N0}, {sorted[^1]:N0}");
}
