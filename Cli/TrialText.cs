using System.Globalization;
using Kotline.Infrastructure.Imports.Intake;

namespace Kotline.Cli;

/// <summary>What an operator reads about what would become of a file.</summary>
internal static class TrialText
{
    public static string Of(ImportTrial trial)
    {
        var receipt = trial.Receipt;
        var lines = new List<string>
        {
            trial.Changes.IsTooMuch
                ? $"{receipt.File}: from {receipt.Partner} it {ChangesText.Of(trial.Changes)}, so it would be held; nothing was kept"
                : $"{receipt.File}: would be taken in from {receipt.Partner}; nothing was kept",
        };
        if (trial.Earlier is { } earlier)
        {
            lines.Add($"  these bytes are import {Number(earlier.ImportId)} already: sent again they are that import, and change nothing");
        }

        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"  {receipt.RowsRead:N0} rows read as on {receipt.ImportDate:yyyy-MM-dd} ({receipt.Encoding}, dates as {receipt.DateOrder}) in {receipt.Seconds:0.0} s"));
        lines.Add(
            $"  would be created {Number(receipt.Created)}, updated {Number(receipt.Updated)}, unchanged {Number(receipt.Unchanged)}, "
            + $"set aside {Number(receipt.SetAside)}{ReceiptText.Counts(receipt.Reasons)}, unreadable {Number(receipt.Unreadable)}");
        lines.AddRange(ReceiptText.OfReading(receipt));
        if (receipt.NowSetAside > 0)
        {
            lines.Add($"  {Number(receipt.NowSetAside)} clients accepted earlier would be suspended, as they share a card with its rows");
        }

        if (ReceiptText.Counts(receipt.Remarks) is { Length: > 0 } remarks)
        {
            lines.Add($"  remarks{remarks}");
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
