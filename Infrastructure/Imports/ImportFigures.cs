using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports;

/// <summary>What a manager sees of one import.</summary>
/// <param name="Encoding">The IANA name in lower case, for example <c>windows-1252</c>.</param>
/// <param name="PolicyVersion">Of the selection policy whose limits follow.</param>
/// <param name="State">staging, staged, done or failed.</param>
/// <param name="Failure">Why it failed, as a code; null unless it did.</param>
/// <param name="RowsDone">How far a running import is; null when nothing is known of it.</param>
/// <param name="Totals">Null until the import is done.</param>
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
    DateOrder DateOrder,
    long PolicyVersion,
    SelectionPolicy Policy,
    string State,
    string? Failure,
    int? RowsDone,
    ImportTotals? Totals)
{
    public bool HasEnded => State is "done" or "failed";
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
    decimal Seconds);
