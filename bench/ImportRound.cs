using System.Text.Json;

namespace Kotline.Bench;

/// <summary>One import and one copy of the same file.</summary>
/// <param name="ImportSeconds">What the import says of itself.</param>
/// <param name="ImportWallSeconds">The whole command, with its start.</param>
/// <param name="PeakMemoryMb">Of the importing process, in 1,000,000 bytes.</param>
/// <param name="CopySeconds">What psql says of the copy.</param>
internal sealed record ImportRound(
    int Number,
    double ImportSeconds,
    double ImportWallSeconds,
    double ImportRowsPerSecond,
    double PeakMemoryMb,
    double CopySeconds,
    double CopyWallSeconds,
    double CopyRowsPerSecond)
{
    /// <exception cref="InvalidOperationException">The import did not take the whole file in anew, or was never seen.</exception>
    public static ImportRound From(int number, int rowCount, DoorAnswer import, CopyAnswer copy)
    {
        var line = import.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last(line => line.StartsWith('{'));
        using var answer = JsonDocument.Parse(line);
        var rowsRead = answer.RootElement.GetProperty("rowsRead").GetInt32();
        var receipt = answer.RootElement.GetProperty("receipt").GetString();
        if (rowsRead != rowCount || receipt != "new")
        {
            throw new InvalidOperationException($"The import read {rowsRead} rows of {rowCount}, receipt {receipt}.");
        }

        if (import.PeakMemoryBytes == 0)
        {
            throw new InvalidOperationException("The importing process was never seen: its memory isn't known.");
        }

        var seconds = answer.RootElement.GetProperty("seconds").GetDouble();
        return new ImportRound(
            number,
            seconds,
            import.WallSeconds,
            rowsRead / seconds,
            import.PeakMemoryBytes / 1e6,
            copy.Seconds,
            copy.WallSeconds,
            rowCount / copy.Seconds);
    }
}

/// <summary>The medians of all rounds; the memory is the worst of them.</summary>
internal sealed record ImportReport(
    int Rows,
    long FileBytes,
    double ImportRowsPerSecond,
    double CopyRowsPerSecond,
    double Ratio,
    double PeakMemoryMb,
    IReadOnlyList<ImportRound> Rounds)
{
    public static ImportReport From(int rowCount, long fileBytes, IReadOnlyList<ImportRound> rounds)
    {
        var import = Median(rounds.Select(round => round.ImportRowsPerSecond));
        var copy = Median(rounds.Select(round => round.CopyRowsPerSecond));
        return new ImportReport(rowCount, fileBytes, import, copy, import / copy, rounds.Max(round => round.PeakMemoryMb), rounds);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
