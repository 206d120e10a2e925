namespace Kotline.Bench.Mutation;

/// <summary>One change of the code that was tried against the tests.</summary>
/// <param name="File">From the repository's root, with slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Change">The line and what is done to it: <c>if ([[a &lt; b ==> a &lt;= b]])</c>. It holds no line number,
/// so it survives edits elsewhere.</param>
public sealed record Mutant(string File, int Line, string Change, MutantFate Fate)
{
    /// <summary>Stryker.NET's number of it, in one run.</summary>
    public int Id { get; init; }

    public string Folder => Path.GetDirectoryName(File)!.Replace('\\', '/');

    public bool Lives => Fate is MutantFate.Survived or MutantFate.NoCoverage;
}

public enum MutantFate
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests didn't end, which a person would notice too.</summary>
    Timeout,

    Survived,

    /// <summary>No test comes by.</summary>
    NoCoverage,
}
