using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Kotline.Bench;

/// <summary>
/// The import beside a plain psql \copy of the same file, in turn, on the same private server. Figures of one machine swing by two from one
/// minute to the next: only what ran in the same minutes is compared, and the medians count.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class ImportBenchmark
{
    private const int RoundCountDefault = 3;
    private const int RowCountDefault = 100_000;

    private const UnixFileMode WorldReadable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task Run(Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        var shape = new PartnerFileShape(options.Number("--rows", RowCountDefault), options.Number("--seed", 1UL)).Validated();
        var roundCount = options.Number("--rounds", RoundCountDefault);
        ArgumentOutOfRangeException.ThrowIfLessThan(roundCount, 1);
        var work = Directory.CreateTempSubdirectory("kotline-bench-");

        // The server's own user, when the benchmark is run as root, must get through to its data folder. The people are invented.
        File.SetUnixFileMode(work.FullName, WorldReadable);
        try
        {
            var warmUp = await Generate(
                Path.Combine(work.FullName, "warm-up.csv"), new PartnerFileShape(RowCount: 1, shape.Seed + 1), cancellationToken);
            var file = await Generate(Path.Combine(work.FullName, "partner.csv"), shape, cancellationToken);

            List<ImportRound> rounds = [];
            for (var number = 1; number <= roundCount; number++)
            {
                var round = await OneRound(
                    number, warmUp, file, shape.RowCount, Path.Combine(work.FullName, $"data-{number}"), options, time, cancellationToken);
                rounds.Add(round);
                Console.Error.WriteLine(Line(round));
            }

            Print(ImportReport.From(shape.RowCount, new FileInfo(file).Length, rounds), options.Has("--json"));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> Generate(string path, PartnerFileShape shape, CancellationToken cancellationToken)
    {
        await using var output = File.Create(path);
        PartnerFileGenerator.Write(output, shape, cancellationToken);
        return path;
    }

    /// <summary>
    /// 1. A one-row import makes the cluster of a new data folder and applies its schema, outside the measure. 2. The import. 3. The copy,
    /// on the same server. 4. The server is stopped, also after a failure, and the folder deleted.
    /// </summary>
    private static async Task<ImportRound> OneRound(
        int number, string warmUp, string file, int rowCount, string dataFolder, Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        var door = new Door(dataFolder, time);
        try
        {
            await door.Run(["import", warmUp, "--partner", "warm-up"], cancellationToken);
            var import = await door.Run(
                ["import", file, "--partner", "bench", "--json", .. ImportDate(options)], cancellationToken, watchedProcess: "Kotline.Cli");
            var copy = await PlainCopy.Run(door, file, rowCount, cancellationToken);
            return ImportRound.From(number, rowCount, import, copy);
        }
        finally
        {
            await door.Run(["stop"], CancellationToken.None, mayFail: true);
            if (Directory.Exists(dataFolder))
            {
                Directory.Delete(dataFolder, recursive: true);
            }
        }
    }

    private static string[] ImportDate(Arguments options) => options.Text("--import-date") is { } date ? ["--import-date", date] : [];

    private static void Print(ImportReport report, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, json));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import  {report.ImportRowsPerSecond,10:N0} rows/s (median of {report.Rounds.Count})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\\copy   {report.CopyRowsPerSecond,10:N0} rows/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio   {report.Ratio,10:F2}"));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"memory  {report.PeakMemoryMb,10:F0} MB at the peak of the importing process"));
    }

    private static string Line(ImportRound round) => string.Create(
        CultureInfo.InvariantCulture,
        $"round {round.Number}: import {round.ImportSeconds:F2} s (process {round.ImportWallSeconds:F2} s, {round.PeakMemoryMb:F0} MB), \\copy {round.CopySeconds:F2} s");
}
