namespace Kotline.Bench.Mutation;

/// <summary>What a run found out about the tests.</summary>
/// <param name="Folders">The figures of each folder, by its name.</param>
/// <param name="Survivors">Those that live and aren't listed as equivalent.</param>
/// <param name="Stale">Listed as equivalent in a file that was mutated, and none such lives.</param>
public sealed record MutationVerdict(
    MutationFigures Total,
    IReadOnlyList<(string Folder, MutationFigures Figures)> Folders,
    IReadOnlyList<Mutant> Survivors,
    IReadOnlyList<EquivalentMutant> Stale)
{
    /// <summary>The score that is enough, in percent.</summary>
    public const double ScoreWanted = 95;

    public bool IsEnough => Total.Score >= ScoreWanted;

    public static MutationVerdict Of(IReadOnlyList<Mutant> mutants, IReadOnlyList<EquivalentMutant> equivalents)
    {
        var living = mutants.Where(mutant => mutant.Lives).ToList();
        var mutated = mutants.Select(mutant => mutant.File).ToHashSet();
        return new MutationVerdict(
            MutationFigures.Of(mutants, equivalents),
            [.. mutants.GroupBy(mutant => mutant.Folder)
                .OrderBy(folder => folder.Key, StringComparer.Ordinal)
                .Select(folder => (folder.Key, MutationFigures.Of([.. folder], equivalents)))],
            [.. living.Where(mutant => !equivalents.Any(equivalent => equivalent.Is(mutant)))
                .OrderBy(mutant => mutant.File, StringComparer.Ordinal).ThenBy(mutant => mutant.Line)],
            [.. equivalents.Where(equivalent => mutated.Contains(equivalent.File) && !living.Exists(equivalent.Is))]);
    }
}
