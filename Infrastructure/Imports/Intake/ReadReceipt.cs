using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reports;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>What is known of a partner and of its files, before anything is written.</summary>
internal sealed class ReadReceipt(NpgsqlDataSource web)
{
    /// <summary>The import of the same bytes from the same partner, unless it failed.</summary>
    public async Task<KnownImport?> FindAsync(string partnerName, string sha256, CancellationToken cancellationToken)
    {
        const string find = """
            SELECT i.id, i.state = 'done', i.state = 'held', i.received_at
            FROM imports.imports i JOIN imports.partners p ON p.id = i.partner_id
            WHERE clients.fold(p.name) = clients.fold($1) AND i.file_sha256 = $2 AND i.state <> 'failed'
            """;
        await using var session = await ReadSession.BeginAsync(web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(find, session.Connection)
        {
            Parameters = { new() { Value = partnerName }, new() { Value = Convert.FromHexString(sha256) } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new KnownImport(reader.GetInt64(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    /// <summary>The receipt of an import that is done.</summary>
    /// <exception cref="InvalidOperationException">It isn't, or there is none.</exception>
    public async Task<ImportReceipt> ReadAsync(long importId, string fileName, string receipt, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(web, DatabaseRole.Manager, cancellationToken);
        var figures = await ReadImport.ReadAsync(session, importId, cancellationToken);
        return Of(figures ?? throw new InvalidOperationException($"There is no import {importId}."), fileName, receipt);
    }

    /// <exception cref="InvalidOperationException">It isn't done.</exception>
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
