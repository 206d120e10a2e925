using System.Globalization;
using Kotline.Infrastructure.Imports.Intake;

namespace Kotline.Cli;

/// <summary>A receipt as an operator reads it.</summary>
internal static class ReceiptText
{
    public static string Of(ImportReceipt receipt)
    {
        var lines = new List<string>
        {
            receipt.IsRepeat
                ? $"{receipt.File}: {receipt.Partner} sent these bytes before; this is the receipt of import {Number(receipt.ImportId)}"
                : $"{receipt.File}: taken in from {receipt.Partner} as import {Number(receipt.ImportId)}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {receipt.RowsRead:N0} rows read on {receipt.ImportDate:yyyy-MM-dd} ({receipt.Encoding}, dates as {receipt.DateOrder}) in {receipt.Seconds:0.0} s"),
            $"  created {Number(receipt.Created)}, updated {Number(receipt.Updated)}, unchanged {Number(receipt.Unchanged)}, "
                + $"set aside {Number(receipt.SetAside)}{Counts(receipt.Reasons)}, unreadable {Number(receipt.Unreadable)}",
        };
        lines.AddRange(OfReading(receipt));
        if (receipt.NowSetAside > 0)
        {
            lines.Add($"  {Number(receipt.NowSetAside)} clients accepted earlier share a card with a row of this file and are suspended");
        }

        if (Counts(receipt.Remarks) is { Length: > 0 } remarks)
        {
            lines.Add($"  remarks{remarks}");
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>Notes on how the file was read.</summary>
    public static IEnumerable<string> OfReading(ImportReceipt receipt)
    {
        if (receipt.LinesAboveHeader > 0)
        {
            yield return $"  lines above the header that were skipped: {Number(receipt.LinesAboveHeader)}";
        }

        if (receipt.HardlyReadable)
        {
            yield return "  more than 5 % of the rows can't be read: look at the file, or ask the partner to send it again";
        }
    }

    /// <summary>" (age 3, card 2)"; empty where nothing was counted.</summary>
    public static string Counts(IReadOnlyDictionary<string, int> counts)
    {
        var parts = counts.Where(count => count.Value > 0).Select(count => $"{count.Key} {Number(count.Value)}").ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
