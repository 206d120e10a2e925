using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>The figures of one import, as a manager sees them.</summary>
/// <param name="Encoding">The IANA name in lower case, for example <c>windows-1252</c>.</param>
/// <param name="LinesAboveHeader">How many lines above the header were skipped.</param>
/// <param name="PolicyVersion">The version of the selection policy whose limits follow.</param>
/// <param name="State">staging, staged, held, done or failed.</param>
/// <param name="Failure">The code of the reason why it failed; null if it didn't.</param>
/// <param name="RowsDone">How many rows a running import has processed; null if that isn't known.</param>
/// <param name="Totals">Null until the import is done.</param>
/// <param name="HeldAt">When the guard stopped it, even if it has gone on since; null if it was never stopped.</param>
/// <param name="Changes">The guard's counts at that time.</param>
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

    /// <summary>Whether the import would change too many of the partner's clients, and waits for a manager to accept or drop it.</summary>
    public bool IsHeld => State == "held";

    public bool IsRunning => !HasEnded && !IsHeld;
}

/// <param name="NowSetAside">How many clients who were accepted earlier are now set aside because this file has their cards too.</param>
/// <param name="Reasons">Rows by reason code. A row with two reasons counts under both.</param>
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
    /// <summary>If more than this percentage of rows is unreadable, the file as a whole is damaged rather than single rows.</summary>
    private const int UnreadablePercentMax = 5;

    public static bool AreManyUnreadable(int rowsRead, int unreadable) => unreadable * 100L > rowsRead * (long)UnreadablePercentMax;
}
