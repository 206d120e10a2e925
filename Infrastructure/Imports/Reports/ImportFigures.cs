using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>What a manager sees of one import.</summary>
/// <param name="Encoding">The IANA name in lower case, for example <c>windows-1252</c>.</param>
/// <param name="LinesAboveHeader">Lines above the header that were skipped.</param>
/// <param name="PolicyVersion">Of the selection policy whose limits follow.</param>
/// <param name="State">staging, staged, held, done or failed.</param>
/// <param name="Failure">Why it failed, as a code; null unless it did.</param>
/// <param name="RowsDone">How far a running import is; null when nothing is known of it.</param>
/// <param name="Totals">Null until the import is done.</param>
/// <param name="HeldAt">When the guard stopped it, also if it went on since; null if it never did.</param>
/// <param name="Changes">What the guard counted then.</param>
public sealed record ImportFigures(
    long Id,
    string Partner,
    string FileName,
    long FileBytes,
    DateOnly ImportDate,
    DateTimeOffset ReceivedAt,
    string Encoding,
    char Delimiter,
    bool HasHeader,
    int LinesAboveHeader,
    DateOrder DateOrder,
    long PolicyVersion,
    SelectionPolicy Policy,
    string State,
    string? Failure,
    int? RowsDone,
    ImportTotals? Totals,
    DateTimeOffset? HeldAt,
    ImportChanges? Changes)
{
    public bool HasEnded => State is "done" or "failed";

    /// <summary>It would change too much of the partner's clients, and waits for a manager to accept or drop that.</summary>
    public bool IsHeld => State == "held";

    public bool IsRunning => !HasEnded && !IsHeld;
}

/// <param name="NowSetAside">Clients accepted earlier whom this file's cards discredit.</param>
/// <param name="Reasons">Rows by reason code; a row with two reasons counts under both.</param>
/// <param name="Remarks">Rows by remark code.</param>
public sealed record ImportTotals(
    int RowsRead,
    int Created,
    int Updated,
    int Unchanged,
    int SetAside,
    int Unreadable,
    int NowSetAside,
    IReadOnlyDictionary<string, int> Reasons,
    IReadOnlyDictionary<string, int> Remarks,
    decimal Seconds)
{
    /// <summary>More than so many rows in a hundred, and the file is damaged rather than a row.</summary>
    private const int UnreadablePercentMax = 5;

    public static bool AreManyUnreadable(int rowsRead, int unreadable) => unreadable * 100L > rowsRead * (long)UnreadablePercentMax;
}
