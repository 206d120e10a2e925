namespace Kotline.Bench.Torture;

/// <summary>What the product made of all files.</summary>
/// <param name="Answers">How many files met which answer.</param>
/// <param name="RowsCompared">Rows that no mutation touched and that the product says it read.</param>
/// <param name="RowsLeftOut">Rows that no mutation touched and that it doesn't say it read, in files that it read.</param>
/// <param name="CellsDifferent">To be nought.</param>
/// <param name="Wrong">The files that differ or threw, each with what reproduces it. To be empty.</param>
public sealed record TortureFigures(
    int Files, IReadOnlyDictionary<string, int> Answers, int RowsCompared, int RowsLeftOut, int CellsDifferent, IReadOnlyList<string> Wrong)
{
    public bool IsClean => Wrong.Count == 0;

    internal static TortureFigures Of(IReadOnlyList<TortureResult> results) => new(
        results.Count,
        results.GroupBy(result => result.Answer).OrderBy(answer => answer.Key, StringComparer.Ordinal)
            .ToDictionary(answer => answer.Key, answer => answer.Count()),
        results.Sum(result => result.Compared),
        results.Sum(result => result.LeftOut),
        results.Sum(result => result.Different.Count),
        [.. results.Where(result => !result.IsRight).Select(result => result.ToString())]);
}
