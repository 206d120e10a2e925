namespace Kotline.Bench.Mutation;

/// <summary>A mutant that no test can or should kill, and why: a line of bench/mutants/equivalents.txt.</summary>
public sealed record EquivalentMutant(string File, string Change, string Reason)
{
    private const string Between = " :: ";

    /// <summary>One a line: file :: change :: reason. Empty lines and those that begin with # are for people.</summary>
    /// <exception cref="FormatException">A line isn't of this form; the message names it.</exception>
    public static IReadOnlyList<EquivalentMutant> Read(string text) => [.. text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(Parse)];

    public bool Is(Mutant mutant) => File == mutant.File && Change == mutant.Change;

    private static EquivalentMutant Parse(string line)
    {
        // Code may hold what stands between the parts; a file's name and a reason don't.
        var first = line.IndexOf(Between, StringComparison.Ordinal);
        var last = line.LastIndexOf(Between, StringComparison.Ordinal);
        return first < last
            ? new EquivalentMutant(line[..first], line[(first + Between.Length)..last], line[(last + Between.Length)..])
            : throw new FormatException($"not of the form file{Between}change{Between}reason: {line}");
    }
}
