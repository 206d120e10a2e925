using System.Text.Json.Serialization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>What became of a file that was taken in. The machine-readable result of an import: its names stay as they are.</summary>
/// <param name="File">The file as it was named to us.</param>
/// <param name="ImportId">0 of a trial, which is no import.</param>
/// <param name="Receipt">"new", or "repeat" when this partner had sent the same bytes before: then everything is the first receipt's; or
/// "dry_run": what would become of it.</param>
/// <param name="Encoding">The name of the encoding by IANA, in lower case.</param>
/// <param name="LinesAboveHeader">Lines above the header that were skipped: a title, an export's date.</param>
/// <param name="DateOrder">In which dates were read: month_day_year, day_month_year or year_month_day.</param>
/// <param name="NowSetAside">Clients accepted earlier whom this file's cards discredit.</param>
/// <param name="Reasons">Rows set aside by reason code; a row with two reasons counts under both.</param>
/// <param name="Remarks">Rows by remark code.</param>
/// <param name="Seconds">From reception to the last row's outcome.</param>
public sealed record ImportReceipt(
    string File,
    string Partner,
    long ImportId,
    string Receipt,
    DateOnly ImportDate,
    string Encoding,
    string Delimiter,
    bool Header,
    int LinesAboveHeader,
    string DateOrder,
    int RowsRead,
    int Created,
    int Updated,
    int Unchanged,
    int SetAside,
    int Unreadable,
    int NowSetAside,
    IReadOnlyDictionary<string, int> Reasons,
    IReadOnlyDictionary<string, int> Remarks,
    SelectionPolicy Policy,
    decimal Seconds)
{
    /// <summary>Whether so many rows can't be read that somebody should look at the file: more than 5 %.</summary>
    public bool HardlyReadable => ImportTotals.AreManyUnreadable(RowsRead, Unreadable);

    [JsonIgnore]
    public bool IsRepeat => Receipt == RepeatReceipt;

    public const string NewReceipt = "new";
    public const string RepeatReceipt = "repeat";
    public const string TrialReceipt = "dry_run";
}
