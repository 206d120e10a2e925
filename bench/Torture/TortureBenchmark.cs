using System.Globalization;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Bench.Torture;

/// <summary><see cref="FileTorture"/> at full length, some of its files imported too, with the figures as a table.</summary>
internal static class TortureBenchmark
{
    private const int FilesDefault = 20_000;
    private const int ImportsDefault = 500;
    private const int ShownMax = 40;

    /// <returns>Whether nothing differs and nothing threw.</returns>
    public static async Task<bool> RunAsync(Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        var paths = RealFilePaths.Names.Select(RealFilePaths.Of).OfType<string>().ToList();
        if (paths.Count < RealFilePaths.Names.Count)
        {
            throw new UsageException("torture wants the partners' real files, in ../shared/data or where KOTLINE_SHARED_DATA says");
        }

        var seed = options.Number("--seed", 1UL);
        if (options.Text("--file") is not null)
        {
            return await OneAsync(paths, options.Number("--file", 1), seed, options.Text("--out"), cancellationToken);
        }

        var files = options.Number("--files", FilesDefault);
        var shown = options.Has("--all") ? int.MaxValue : ShownMax;
        var startedAt = time.GetTimestamp();
        var read = await FileTorture.ReadAsync(paths, files, seed, cancellationToken);
        Print("files read", read, time.GetElapsedTime(startedAt), shown);

        startedAt = time.GetTimestamp();
        var imported = await ImportAsync(paths, files, options.Number("--imports", ImportsDefault), seed, time, cancellationToken);
        Print("files imported", imported, time.GetElapsedTime(startedAt), shown);
        return read.IsClean && imported.IsClean;
    }

    /// <summary>The numbered file alone: written down, and read.</summary>
    private static async Task<bool> OneAsync(
        IReadOnlyList<string> paths, int number, ulong seed, string? path, CancellationToken cancellationToken)
    {
        var file = new Mutator([.. paths.Select(Original.Read)], seed).Make(number);
        if (path is not null)
        {
            await File.WriteAllBytesAsync(path, file.Bytes, cancellationToken);
        }

        var result = await ReadTortured.RunAsync(file, cancellationToken);
        Console.WriteLine($"{result} ({result.Answer}, {result.LeftOut} untouched rows left out)");
        return result.IsRight;
    }

    /// <summary>Evenly from all files, each with people of its own, so that what one file leaves behind doesn't judge the next.</summary>
    private static async Task<TortureFigures> ImportAsync(
        IReadOnlyList<string> paths, int files, int imports, ulong seed, TimeProvider time, CancellationToken cancellationToken)
    {
        var mutator = new Mutator([.. paths.Select(Original.Read)], seed);
        await using var bench = await BenchServer.OpenAsync(kept: null, cancellationToken);
        await using var owner = NpgsqlDataSource.Create(bench.Server.ConnectionString(DatabaseLogin.Owner));
        var import = new ImportTortured(bench, owner, time);
        List<TortureResult> results = [];
        for (var i = 0; i < imports; i++)
        {
            var number = 1 + (int)((long)i * files / imports);
            results.Add(await import.RunAsync(mutator.Make(number, asOthers: true), cancellationToken));
        }

        return TortureFigures.Of(results);
    }

    private static void Print(string what, TortureFigures figures, TimeSpan took, int shown)
    {
        Console.WriteLine($"| {what} | {Whole(figures.Files)} |");
        Console.WriteLine("| --- | ---: |");
        foreach (var (answer, count) in figures.Answers)
        {
            Console.WriteLine($"| {answer} | {Whole(count)} |");
        }

        Console.WriteLine($"| untouched rows compared | {Whole(figures.RowsCompared)} |");
        Console.WriteLine($"| untouched rows left out: unreadable, set aside, swallowed by a damaged one | {Whole(figures.RowsLeftOut)} |");
        Console.WriteLine($"| cells different | {Whole(figures.CellsDifferent)} |");
        Console.WriteLine($"| files that differ or threw | {Whole(figures.Wrong.Count)} |");
        Console.WriteLine($"| seconds | {took.TotalSeconds.ToString("N0", CultureInfo.InvariantCulture)} |");
        Console.WriteLine();
        foreach (var wrong in figures.Wrong.Take(shown))
        {
            Console.WriteLine(wrong);
        }

        Console.WriteLine();
    }

    private static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
