using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Something about a file that isn't certain, so that a person is asked and nothing is guessed. A <see cref="FormatChoice"/> settles it. It
/// holds no cell of the file.
/// </summary>
public abstract record FileDoubt
{
    private FileDoubt(string code) => Code = code;

    /// <summary>The doubt in snake_case, for example <c>encoding_doubtful</c>.</summary>
    public string Code { get; }

    /// <param name="Lines">The number of lines with characters beyond ASCII.</param>
    /// <param name="Candidates">The likeliest first.</param>
    public sealed record Encoding(int Lines, IReadOnlyList<EncodingCandidate> Candidates) : FileDoubt("encoding_doubtful");

    /// <summary>Which column is which: no header is recognised and the rows fit no known order.</summary>
    /// <param name="NamesFound">The greatest number of known names in one of the file's first records.</param>
    public sealed record UnknownHeader(int NamesFound) : FileDoubt("header_unknown");

    /// <summary>The header lacks wanted columns, and has others that aren't known.</summary>
    public sealed record MissingColumns(IReadOnlyList<WantedColumn> Columns) : FileDoubt("missing_columns");

    /// <summary>Several columns of the header may be the same wanted column.</summary>
    public sealed record RepeatedColumns(IReadOnlyList<WantedColumn> Columns) : FileDoubt("duplicate_columns");

    /// <summary>The values of these two columns look as if the columns were swapped.</summary>
    public sealed record SwappedColumns(WantedColumn First, WantedColumn Second) : FileDoubt("columns_swapped");

    /// <param name="Orders">The evidence for each order that at least one date supports.</param>
    /// <param name="Undecided">The number of dates that fit several orders.</param>
    public sealed record Dates(IReadOnlyList<OrderEvidence> Orders, int Undecided) : FileDoubt("date_order_doubtful");

    /// <param name="Count">The number of dates that only this order explains.</param>
    /// <param name="FirstLines">The lines of the first of these dates.</param>
    public sealed record OrderEvidence(DateOrder Order, int Count, IReadOnlyList<long> FirstLines);
}
