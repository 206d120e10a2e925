using System.Threading.Channels;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Cards;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Staging;

/// <summary>
/// Reads a file's rows into staging: only wanted columns, with cards encrypted. From then on the import doesn't need the file. There
/// is one COPY in one transaction, so either all rows are staged or none. One thread reads and judges while another one writes.
/// Memory use is constant.
/// </summary>
public sealed class StageRows(KotlineDatabase database, CardCipher cipher, ReadingOptions readingOptions)
{
    private const int RowsPerBatch = 200;
    private const int BatchesAheadMax = 8;
    private const int RowsPerProgressReport = 500;

    private readonly record struct ReadRow(PartnerRecord Record, StagedRow? Staged, long BytesRead);

    /// <returns>How many rows were staged, or null when the bytes are no longer those that were received.</returns>
    internal async Task<int?> RunAsync(
        long importId,
        PartnerFile file,
        FileFormat detected,
        SelectionRules rules,
        DateOnly importDate,
        Action<int, long> report,
        CancellationToken cancellationToken)
    {
        await using var db = await ImporterTransaction.BeginAsync(database, cancellationToken);
        var rowCount = await CopyAsync(db, importId, file, detected, rules, importDate, report, cancellationToken);
        if (rowCount is not null)
        {
            await db.CommitTransactionAsync(CancellationToken.None);
        }

        return rowCount;
    }

    /// <summary>Stages the rows in the caller's transaction, which has the importer's role.</summary>
    /// <returns>null when the bytes are no longer those that were checked. Then the caller has to roll back the transaction.</returns>
    internal async Task<int?> CopyAsync(
        KotlineDb db,
        long importId,
        PartnerFile file,
        FileFormat detected,
        SelectionRules rules,
        DateOnly importDate,
        Action<int, long> report,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ReadRow[]>(
            new BoundedChannelOptions(BatchesAheadMax) { SingleReader = true, SingleWriter = true });
        var reader = new PartnerFileReader(file, detected, readingOptions);
        var reading = Task.Run(() => ReadAsync(reader, detected.DateOrder, rules, importDate, batches.Writer, stop.Token), stop.Token);
        int rowCount;
        try
        {
            rowCount = await WriteAsync(db.Npgsql, importId, batches.Reader, report, cancellationToken);
        }
        catch
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        await reading;
        return reader.IsSameFile ? rowCount : null;
    }

    private async Task ReadAsync(
        PartnerFileReader reader,
        DateOrder dateOrder,
        SelectionRules rules,
        DateOnly importDate,
        ChannelWriter<ReadRow[]> batches,
        CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<ReadRow>(RowsPerBatch);
            await foreach (var record in reader.ReadAllAsync(cancellationToken))
            {
                var staged = record.Cells is { } cells
                    ? StagedRow.Of(cells, CandidateRow.Read(cells, dateOrder), rules, importDate, cipher)
                    : null;
                batch.Add(new ReadRow(record with { Cells = null }, staged, reader.BytesRead));
                if (batch.Count == RowsPerBatch)
                {
                    await batches.WriteAsync([.. batch], cancellationToken);
                    batch.Clear();
                }
            }

            await batches.WriteAsync([.. batch], cancellationToken);
            batches.Complete();
        }
        catch (Exception fault)
        {
            batches.Complete(fault);
            throw;
        }
    }

    private static async Task<int> WriteAsync(
        NpgsqlConnection connection,
        long importId,
        ChannelReader<ReadRow[]> batches,
        Action<int, long> report,
        CancellationToken cancellationToken)
    {
        await using var copy = await StagingCopy.BeginAsync(connection, importId, cancellationToken);
        var rowCount = 0;
        await foreach (var batch in batches.ReadAllAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                copy.Write(row.Record.LineNumber, row.Staged, row.Record.Unreadable, row.Record.FieldCount);
                if (++rowCount % RowsPerProgressReport == 0)
                {
                    report(rowCount, row.BytesRead);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
        return rowCount;
    }
}
