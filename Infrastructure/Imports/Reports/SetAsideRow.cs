using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>A row that did not become a client: set aside, or unreadable.</summary>
/// <param name="GivenName">As the partner sent it; "" if it was blank or the row is unreadable.</param>
/// <param name="CaseState">open, dismissed, corrected or resolved; null for an unreadable row, which has no case.</param>
/// <param name="Failures">Empty for an unreadable row.</param>
/// <param name="BirthDate">The birth date that the rules judged; null if it was missing or malformed. The same goes
/// for the heights.</param>
/// <param name="Card">null when nothing is known of the card.</param>
/// <param name="Presumed">For a row set aside as <see cref="Reason.Identity"/>, the client whom it may be about, if there is one.</param>
/// <param name="Unreadable">The code of the reason why it can't be read; null for a readable row.</param>
/// <param name="FieldCount">For an unreadable row, the number of its fields, if they could be counted.</param>
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
/// <param name="Value">The value as the partner sent it; "" if it was blank. null if it isn't kept: a card's cells never are, and a case
/// keeps only the cells of its person's latest row.</param>
public readonly record struct SetAsideCell(Failure Failure, string? Value);

/// <summary>A client who has the card and the birth date of a row with another name.</summary>
public sealed record PresumedClient(long Id, string GivenName, string Surname);

/// <summary>The part of a card that may be shown.</summary>
/// <param name="LastFour">null when the number isn't a card number.</param>
public sealed record CardHint(string Type, string? LastFour);

/// <summary>A page of an import's rows that did not become clients.</summary>
/// <param name="Rows">By line number.</param>
/// <param name="Count">The number of rows that the filter finds, on all pages.</param>
public sealed record SetAsideList(ImportFigures Import, IReadOnlyList<SetAsideRow> Rows, int Count, bool HasPrevious, bool HasNext);

/// <summary>Which of an import's rows to list, and from which place on.</summary>
/// <param name="Reason">The code of a <see cref="Domain.Imports.Reason"/>, or <see cref="Unreadable"/>; null for all.</param>
/// <param name="After">The last line of the page before; null for the first page.</param>
/// <param name="Before">The first line of the following page, when going back; otherwise null.</param>
public sealed record SetAsideQuery(string? Reason = null, int? After = null, int? Before = null)
{
    public const string Unreadable = "unreadable";
}
