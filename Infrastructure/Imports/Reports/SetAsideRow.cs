using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>A row that did not become a client: set aside, or unreadable.</summary>
/// <param name="GivenName">As the partner sent it; "" when it was blank, or of an unreadable row.</param>
/// <param name="CaseState">open, dismissed, corrected or resolved; null of an unreadable row, which has no case.</param>
/// <param name="Failures">Empty of an unreadable row.</param>
/// <param name="BirthDate">What the rules looked at, like the heights; null when it was missing or malformed.</param>
/// <param name="Card">null when nothing is known of it.</param>
/// <param name="Presumed">Of a row set aside as <see cref="Reason.Identity"/>: the client whom it may be about, if there is one.</param>
/// <param name="Unreadable">Why it can't be read, as a code; null of a row that can.</param>
/// <param name="FieldCount">Of an unreadable row whose fields could be counted.</param>
public sealed record SetAsideRow(
    int LineNumber,
    string GivenName,
    string Surname,
    string? CaseState,
    IReadOnlyList<SetAsideCell> Failures,
    DateOnly? BirthDate,
    int? HeightCm,
    int? HeightInches,
    CardHint? Card,
    PresumedClient? Presumed,
    string? Unreadable,
    int? FieldCount);

/// <summary>A cell that shows why its row was set aside.</summary>
/// <param name="Value">
/// As the partner sent it, "" when it was blank. null when it isn't kept: a card's cells never are, and a case keeps the cells of the
/// latest row of its person alone.
/// </param>
public readonly record struct SetAsideCell(Failure Failure, string? Value);

/// <summary>A client who has the card and the birth date of a row that bears another name.</summary>
public sealed record PresumedClient(long Id, string GivenName, string Surname);

/// <summary>What of a card may be shown.</summary>
/// <param name="LastFour">null when its number isn't one.</param>
public sealed record CardHint(string Type, string? LastFour);

/// <summary>A page of an import's rows that did not become clients.</summary>
/// <param name="Rows">By line number.</param>
/// <param name="Count">All rows that the filter lets through, on whatever page.</param>
public sealed record SetAsideList(ImportFigures Import, IReadOnlyList<SetAsideRow> Rows, int Count, bool HasPrevious, bool HasNext);

/// <summary>Which of an import's rows are asked for, and from where on.</summary>
/// <param name="Reason">The code of a <see cref="Domain.Imports.Reason"/>, or <see cref="Unreadable"/>; null for all.</param>
/// <param name="After">The last line of the page before; null for the first page.</param>
/// <param name="Before">The first line of the page after; null unless one goes back.</param>
public sealed record SetAsideQuery(string? Reason = null, int? After = null, int? Before = null)
{
    public const string Unreadable = "unreadable";
}
