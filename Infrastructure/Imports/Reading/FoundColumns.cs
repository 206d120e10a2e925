using Kotline.Domain.Files;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>The result of <see cref="FindColumns"/>.</summary>
internal abstract record FoundColumns
{
    private FoundColumns()
    {
    }

    /// <param name="HeaderLine">Null when the columns are known by position.</param>
    /// <param name="Names">Every column's name, in file order.</param>
    /// <param name="NamesToRemember">The names to remember, so that the columns can be found again.</param>
    /// <param name="SaidOfNames">The meanings that a person gave to the header's names.</param>
    public sealed record Found(
        char Delimiter,
        long? HeaderLine,
        IReadOnlyList<string> Names,
        IReadOnlyDictionary<WantedColumn, int> Indexes,
        IReadOnlyList<string> NamesToRemember,
        IReadOnlyDictionary<string, WantedColumn> SaidOfNames) : FoundColumns;

    public sealed record Doubtful(FileDoubt Doubt) : FoundColumns;

    public sealed record Refused(FileRefusal Refusal) : FoundColumns;
}
