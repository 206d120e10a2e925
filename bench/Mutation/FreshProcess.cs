using System.Buffers.Binary;
using System.Diagnostics;

namespace Kotline.Bench.Mutation;

/// <summary>
/// Tries again mutants that live. Stryker.NET's runner for the Microsoft Testing Platform keeps its processes: what a static field
/// holds, of the product or a test, was made before the mutant was switched on, and there it lives, whatever the tests are. So the mutated
/// program, of which a copy is kept while Stryker.NET has it, is started anew for each of them. Stryker.NET switches a mutant on by
/// the number in a file that STRYKER_MUTANT_FILE names, four bytes with the lowest first.
/// </summary>
/// <param name="program">The tests, which have the mutated assembly beside them.</param>
internal sealed class FreshProcess(string program)
{
    // No mutant has this number, so nothing is changed.
    private const int None = -1;
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    /// <exception cref="InvalidOperationException">The tests fail without a mutant, so that they would tell nothing.</exception>
    public async Task<IReadOnlyList<Mutant>> AgainAsync(
        IReadOnlyList<Mutant> mutants, Func<Mutant, bool> isDoubtful, CancellationToken cancellationToken)
    {
        if (!mutants.Any(isDoubtful))
        {
            return mutants;
        }

        if (await TryAsync(None, cancellationToken) != MutantFate.Survived)
        {
            throw new InvalidOperationException("The tests fail in a process of their own without any mutant.");
        }

        List<Mutant> tried = [];
        foreach (var mutant in mutants)
        {
            tried.Add(isDoubtful(mutant) ? mutant with { Fate = await TryAsync(mutant.Id, cancellationToken) } : mutant);
        }

        return tried;
    }

    private async Task<MutantFate> TryAsync(int id, CancellationToken cancellationToken)
    {
        var number = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, id);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, number, cancellationToken);
            return await RunAsync(file, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<MutantFate> RunAsync(string file, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["--stop-on-fail", "on", "--no-progress"]) { RedirectStandardOutput = true };
        start.Environment["STRYKER_MUTANT_FILE"] = file;
        using var tests = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waited.CancelAfter(patience);
        try
        {
            await tests.StandardOutput.ReadToEndAsync(waited.Token);
            await tests.WaitForExitAsync(waited.Token);
            return tests.ExitCode == 0 ? MutantFate.Survived : MutantFate.Killed;
        }
        catch (OperationCanceledException)
        {
            tests.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return MutantFate.Timeout;
        }
    }
}
