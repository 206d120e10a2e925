namespace Kotline.Bench.Mutation;

/// <summary>How many mutants of a folder met which fate.</summary>
/// <param name="Killed">A test failed.</param>
/// <param name="Equivalent">Of those that live, the ones that are listed with a reason.</param>
public sealed record MutationFigures(int Killed, int Timeout, int Survived, int NoCoverage, int Equivalent)
{
    private int All => Killed + Timeout + Survived + NoCoverage;

    /// <summary>Percent that the tests find.</summary>
    public double RawScore => Percent(Killed + Timeout);

    /// <summary>Percent that the tests find, or that are listed as equivalent.</summary>
    public double Score => Percent(Killed + Timeout + Equivalent);

    public static MutationFigures Of(IReadOnlyCollection<Mutant> mutants, IReadOnlyCollection<EquivalentMutant> equivalents) => new(
        mutants.Count(mutant => mutant.Fate == MutantFate.Killed),
        mutants.Count(mutant => mutant.Fate == MutantFate.Timeout),
        mutants.Count(mutant => mutant.Fate == MutantFate.Survived),
        mutants.Count(mutant => mutant.Fate == MutantFate.NoCoverage),
        mutants.Count(mutant => mutant.Lives && equivalents.Any(equivalent => equivalent.Is(mutant))));

    private double Percent(int part) => All == 0 ? 100 : 100.0 * part / All;
}
