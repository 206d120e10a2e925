using System.Diagnostics;
using System.Globalization;

namespace Kotline.Bench.Mutation;

/// <summary>
/// Whether the tests that need no database notice when the code is changed. Stryker.NET changes it and runs them, in bench/mutants, which
/// links them from Web.Tests; what it found is judged here. Its reports stay in artifacts/mutants.
/// </summary>
internal static class MutationBenchmark
{
    private const string Tests = "bench/mutants";
    private const string Mutated = "mutated";
    private const int SessionsDefault = 1;

    /// <summary>Stryker.NET says it once the mutated assembly is beside the tests; at its end the real one is there again.</summary>
    private const string IsMutated = "total mutants will be tested";

    /// <returns>Whether the score is enough in each target.</returns>
    public static async Task<bool> RunAsync(string? name, Arguments options, CancellationToken cancellationToken)
    {
        var root = Door.Root();
        var sessions = options.Number("--concurrency", SessionsDefault);
        var listed = await File.ReadAllTextAsync(Path.Combine(root, Tests, "equivalents.txt"), cancellationToken);
        var equivalents = EquivalentMutant.Read(listed);
        await DotnetAsync(root, ["tool", "restore"], cancellationToken);
        var isEnough = true;
        foreach (var target in MutationTarget.All.Where(target => name is null || target.Name == name))
        {
            var report = await MutateAsync(root, target, options.Text("--only") ?? target.Pattern, sessions, cancellationToken);
            var mutants = MutationReport.Read(await File.ReadAllTextAsync(report, cancellationToken), root);
            var program = new FreshProcess(Path.Combine(OutputOf(root, target), Mutated, "Kotline.mutants"));
            var tried = await program.AgainAsync(
                mutants,
                mutant => mutant.Fate == MutantFate.Survived && !equivalents.Any(equivalent => equivalent.Is(mutant)),
                cancellationToken);
            var verdict = MutationVerdict.Of(tried, equivalents);
            Print(target, verdict);
            isEnough &= verdict.IsEnough;
        }

        return isEnough;
    }

    /// <returns>The report's path.</returns>
    private static async Task<string> MutateAsync(
        string root, MutationTarget target, string pattern, int sessions, CancellationToken cancellationToken)
    {
        var output = OutputOf(root, target);
        string[] arguments =
        [
            "stryker", "--test-runner", "mtp", "--project", $"{target.Project}.csproj", "--mutate", pattern, "--skip-version-check",
            "--concurrency", sessions.ToString(CultureInfo.InvariantCulture), "--reporter", "json", "--reporter", "html",
            "--output", output,
        ];
        await DotnetAsync(Path.Combine(root, Tests), arguments, cancellationToken, line =>
        {
            if (line.Contains(IsMutated, StringComparison.Ordinal))
            {
                Copy(Path.Combine(root, Tests, "bin", "Debug", "net10.0"), Path.Combine(output, Mutated));
            }
        });
        return Path.Combine(output, "reports", "mutation-report.json");
    }

    private static string OutputOf(string root, MutationTarget target) => Path.Combine(root, "artifacts", "mutants", target.Name);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    /// <summary>What it says on the way goes to standard error.</summary>
    private static async Task DotnetAsync(
        string folder, string[] arguments, CancellationToken cancellationToken, Action<string>? said = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                await Console.Error.WriteLineAsync(line);
                said?.Invoke(line);
            }

            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static void Print(MutationTarget target, MutationVerdict verdict)
    {
        Line($"{"folder",-34} {"killed",7} {"timeout",8} {"survived",9} {"uncovered",10} {"equivalent",11} {"raw %",7} {"score %",8}");
        foreach (var (folder, figures) in verdict.Folders)
        {
            Print(folder, figures);
        }

        Print($"all of {target.Name}", verdict.Total);
        foreach (var mutant in verdict.Survivors)
        {
            Line($"{(mutant.Fate == MutantFate.NoCoverage ? "uncovered" : "survived")} {mutant.File}:{mutant.Line}: {mutant.Change}");
        }

        foreach (var equivalent in verdict.Stale)
        {
            Line($"listed as equivalent, and none such lives: {equivalent.File}: {equivalent.Change}");
        }

        Line($"{target.Name}: {verdict.Total.Score:F1} %, {MutationVerdict.ScoreWanted} % are wanted");
    }

    private static void Print(string name, MutationFigures figures) => Line(
        $"{name,-34} {figures.Killed,7} {figures.Timeout,8} {figures.Survived,9} {figures.NoCoverage,10} {figures.Equivalent,11} {figures.RawScore,7:F1} {figures.Score,8:F1}");

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
