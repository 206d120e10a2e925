using System.Globalization;
using System.Text;
using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Pages.Stock;
using Kotline.Web.Pages.Stock.Ledger;

namespace Kotline.Web.Endpoints;

/// <summary>
/// The filtered ledger as a CSV file (RFC 4180) in UTF-8 with a byte order mark, without which a spreadsheet would assume another encoding.
/// Lines are sent as they come from the database, so that even a long ledger takes little memory.
/// </summary>
public static class LedgerExport
{
    private const int FlushEvery = 500;

    private static readonly string[] columns =
        ["Transaction", "PostedAt", "Kind", "Sku", "Product", "Location", "Quantity", "Balance", "Document", "Reference", "Reason", "Who", "Reversed"];

    public static void MapLedgerExport(this WebApplication app) => app.MapGet(LedgerForm.ExportPath, ExportAsync).RequireAuthorization();

    private static async Task ExportAsync(
        [AsParameters] LedgerForm form, HttpContext context, ReadLedger readLedger, StockText text, CancellationToken cancellationToken)
    {
        context.Response.ContentType = $"{CsvCell.MediaType}; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{text["LedgerFileName"]}.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(CsvCell.Line(columns.Select(column => CsvCell.Of(text["Export_" + column]))));
        var count = 0;
        await foreach (var entry in readLedger.AllAsync(form.Read(), cancellationToken))
        {
            await writer.WriteAsync(Line(entry, text));
            if (++count % FlushEvery == 0)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }
    }

    private static string Line(LedgerEntry entry, StockText text) => CsvCell.Line(
        CsvCell.Of(entry.Id),
        CsvCell.Of(TimeZoneInfo.ConvertTime(entry.PostedAt, Domain.Imports.CompanyDate.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture)),
        CsvCell.Of(text["Kind_" + entry.Kind]),
        CsvCell.Of(entry.Sku),
        CsvCell.Of(entry.Name()),
        CsvCell.Of(entry.Location),
        CsvCell.Of(entry.Quantity),
        CsvCell.Of(entry.Balance),
        CsvCell.Of(entry.DocumentId),
        CsvCell.Of(entry.Reference ?? ""),
        CsvCell.Of(entry.Reason ?? ""),
        CsvCell.Of(entry.Actor),
        CsvCell.Of(text[entry.IsReversed ? "Yes" : "No"]));
}
