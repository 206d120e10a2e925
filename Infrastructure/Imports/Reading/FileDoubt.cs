using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// What can't be told of a file for certain, so that a person is asked and nothing is guessed. A <see cref="FormatChoice"/> settles it.
/// Holds
/// no cell of the file.
/// </summary>
public abstract record FileDoubt
{
    private FileDoubt(string code) => Code = code;

    /// <summary>In snake_case, for example <c>encoding_doubtful</c>.</summary>
    public string Code { get; }

    /// <param name="Lines">Lines with characters beyond ASCII.</param>
    /// <param name="Candidates">The likeliest first.</param>
    public sealed record Encoding(int Lines, IReadOnlyList<EncodingCandidate> Candidates) : FileDoubt("encoding_doubtful");

    /// <summary>Which column is which: no header is recognised and the rows fit no known order.</summary>
    /// <param name="NamesFound">The most known names that a record of the file's beginning has.</param>
    public sealed record UnknownHeader(int NamesFound) : FileDoubt("header_unknown");

    /// <summary>A header lacks wanted columns, and has others that nobody knows.</summary>
    public sealed record MissingColumns(IReadOnlyList<WantedColumn> Columns) : FileDoubt("missing_columns");

    /// <summary>Several columns of the header may be the one that is wanted.</summary>
    public sealed record RepeatedColumns(IReadOnlyList<WantedColumn> Columns) : FileDoubt("duplicate_columns");

    /// <summary>The values of these two columns look as if each stood in the other's place.</summary>
    public sealed record SwappedColumns(WantedColumn First, WantedColumn Second) : FileDoubt("columns_swapped");

    /// <param name="Orders">What speaks for each order that some date speaks for.</param>
    /// <param name="Undecided">Dates that fit several orders.</param>
    public sealed record Dates(IReadOnlyList<OrderEvidence> Orders, int Undecided) : FileDoubt("date_order_doubtful");

    /// <param name="Count">Dates that only this order explains.</param>
    /// <param name="FirstLines">Where the first of them stand.</param>
    public sealed record OrderEvidence(DateOrder Order, int Count, IReadOnlyList<long> FirstLines);
}
