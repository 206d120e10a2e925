namespace Kotline.Bench.Mutation;

/// <summary>A part of the product that is mutated in one run.</summary>
/// <param name="Project">Its folder, which is its project's name too.</param>
/// <param name="Folder">The part of the project that is mutated; empty for all of it.</param>
internal sealed record MutationTarget(string Name, string Project, string Folder)
{
    public static IReadOnlyList<MutationTarget> All { get; } =
    [
        new("domain", "Domain", ""),
        new("csv", "Infrastructure", "Csv"),
        new("reading", "Infrastructure", "Imports/Reading"),
    ];

    /// <summary>Which of the project's files are mutated, as Stryker.NET is told.</summary>
    public string Pattern => Folder.Length == 0 ? "**/*.cs" : $"{Folder}/**/*.cs";
}
