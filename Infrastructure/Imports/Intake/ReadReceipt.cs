using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Reports;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>Reads what is known of earlier imports of the same file.</summary>
public sealed class ReadReceipt(KotlineDatabase database)
{
    /// <summary>The import of the same bytes from the same partner, unless it failed.</summary>
    internal async Task<KnownImport?> FindAsync(string partnerName, string sha256, CancellationToken cancellationToken)
    {
        var bytes = Convert.FromHexString(sha256);
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        var known =
            from import in session.Db.GetTable<ImportRow>()
            join partner in session.Db.GetTable<PartnerRow>() on import.PartnerId equals partner.Id
            where ImportFunctions.Fold(partner.Name) == ImportFunctions.Fold(partnerName)
                && import.FileSha256 == bytes
                && import.State != "failed"
            select new KnownImport(import.Id, import.State == "done", import.State == "held", import.ReceivedAt);
        return await known.FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Reads the receipt of an import that is done.</summary>
    /// <exception cref="InvalidOperationException">The import isn't done, or doesn't exist.</exception>
    internal async Task<ImportReceipt> ReadAsync(long importId, string fileName, string receipt, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        var figures = await ReadImport.ReadAsync(session.Db, importId, cancellationToken);
        return Of(figures ?? throw new InvalidOperationException($"There is no import {importId}."), fileName, receipt);
    }

    /// <exception cref="InvalidOperationException">The import isn't done.</exception>
    internal static ImportReceipt Of(ImportFigures figures, string fileName, string receipt) => figures.Totals is not { } totals
        ? throw new InvalidOperationException($"Import {figures.Id} isn't done.")
        : new ImportReceipt(
            fileName,
            figures.Partner,
            figures.Id,
            receipt,
            figures.ImportDate,
            figures.Encoding,
            Delimiter: $"{figures.Delimiter}",
            Header: figures.HasHeader,
            LinesAboveHeader: figures.LinesAboveHeader,
            DateOrder: figures.DateOrder.Code(),
            RowsRead: totals.RowsRead,
            Created: totals.Created,
            Updated: totals.Updated,
            Unchanged: totals.Unchanged,
            SetAside: totals.SetAside,
            Unreadable: totals.Unreadable,
            NowSetAside: totals.NowSetAside,
            Reasons: totals.Reasons,
            Remarks: totals.Remarks,
            figures.Policy,
            totals.Seconds);
}
