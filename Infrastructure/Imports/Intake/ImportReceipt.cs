using System.Text.Json.Serialization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// What became of a file that was taken in. This is the machine-readable result of an import, so its names must not change.
/// </summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="ImportId">0 for a trial, which is no import.</param>
/// <param name="Receipt">"new"; "repeat" when this partner had sent the same bytes before, and then everything is from the first receipt;
/// or "dry_run" for what would become of the file.</param>
/// <param name="Encoding">The encoding's IANA name in lower case.</param>
/// <param name="LinesAboveHeader">How many lines above the header were skipped: a title, an export's date.</param>
/// <param name="DateOrder">The order in which dates were read: month_day_year, day_month_year or year_month_day.</param>
/// <param name="NowSetAside">How many clients who were accepted earlier are now set aside because this file has their cards too.</param>
/// <param name="Reasons">Rows set aside, by reason code. A row with two reasons counts under both.</param>
/// <param name="Remarks">Rows by remark code.</param>
/// <param name="Seconds">The time from reception to the last row's outcome.</param>
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
    /// <summary>Whether so many rows are unreadable that somebody should look at the file: more than 5 %.</summary>
    public bool HardlyReadable => ImportTotals.AreManyUnreadable(RowsRead, Unreadable);

    [JsonIgnore]
    public bool IsRepeat => Receipt == RepeatReceipt;

    public const string NewReceipt = "new";
    public const string RepeatReceipt = "repeat";
    public const string TrialReceipt = "dry_run";
}
