using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>
/// The main job: one partner's file is received, read, selected and applied. Used by the site and the command line alike.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Detect: the whole file is hashed and its format settled. A file that can't be taken in is refused; nothing was written.</item>
/// <item>The same bytes from the same partner: the first receipt. If their import still runs, this waits for it.</item>
/// <item>Receive: partner, policy, date and the import's own ticket, in one unit of work of whoever sent the file.</item>
/// <item>Stage: the wanted columns go to the database, cards encrypted. From here on the file isn't needed any more.</item>
/// <item>Apply: outcomes, clients, cards and totals, in one transaction.</item>
/// </list>
/// A process that dies before 5 leaves an import that the next one drops; during 5, one that the next one applies (<see cref="FinishImports"/>).
/// </remarks>
public sealed class TakeInFile(Installation installation, ReadingOptions readingOptions, TimeProvider clock)
{
    private const string PartnersTimeZone = "Europe/Paris";
    private static readonly TimeSpan progressInterval = TimeSpan.FromMilliseconds(200);
    private readonly NpgsqlDataSource web = installation.Database.Web;

    /// <param name="file">The file; its name is kept for people to recognise it.</param>
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="actorOf">Asked only when something is to be written.</param>
    public async Task<ImportOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        DateOnly? importDate,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(PartnersTimeZone)).DateTime);
        if (importDate > today)
        {
            return new ImportOutcome.DateInFuture(today);
        }

        var profile = await new ReadPartnerProfile(web).RunAsync(partnerName, cancellationToken);
        var detection = await new DetectFileFormat(readingOptions).RunAsync(file, profile, cancellationToken);
        if (detection is FileDetection.Refused refused)
        {
            return new ImportOutcome.FileRefused(refused.Refusal);
        }

        var detected = ((FileDetection.Accepted)detection).File;
        while (true)
        {
            if (await RepeatAsync(file.Name, partnerName, detected.Sha256, cancellationToken) is { } repeated)
            {
                return repeated;
            }

            var received = await new ReceiveImport(web, installation.JobTicket).RunAsync(
                Path.GetFileName(file.Name), partnerName, detected, importDate ?? today, await actorOf(cancellationToken), cancellationToken);
            if (received is not null)
            {
                await using var importLock = received.Lock;
                return await RunAsync(file, detected, received, importDate ?? today, progress, cancellationToken);
            }
        }
    }

    private async Task<ImportOutcome?> RepeatAsync(string fileName, string partnerName, string sha256, CancellationToken cancellationToken)
    {
        var receipts = new ReadReceipt(web);
        while (await receipts.FindAsync(partnerName, sha256, cancellationToken) is { } known)
        {
            if (known.IsDone)
            {
                return new ImportOutcome.TakenIn(
                    await receipts.ReadAsync(known.ImportId, fileName, ImportReceipt.RepeatReceipt, cancellationToken));
            }

            await using var importLock = await ImportLock.WaitAsync(web, known.ImportId, cancellationToken);
            await new FinishImports(installation).FinishAsync(known.ImportId, cancellationToken);
        }

        return null;
    }

    private async Task<ImportOutcome> RunAsync(
        PartnerFile file,
        DetectedFile detected,
        ReceiveImport.Received received,
        DateOnly importDate,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var importer = installation.Database.Importer;
        var job = new RunJob(importer);
        await using var noted = new NoteProgress(importer, received.ImportId, clock, progressInterval);
        int? rowCount;
        try
        {
            rowCount = await new StageRows(importer, installation.CardCipher, readingOptions).RunAsync(
                received.ImportId, file, detected, new SelectionRules(received.Policy, importDate), importDate, Report, cancellationToken);
        }
        catch
        {
            await job.DropAsync(received.ImportId, received.Job, "not_staged", CancellationToken.None);
            throw;
        }

        if (rowCount is null)
        {
            await job.DropAsync(received.ImportId, received.Job, "file_changed", cancellationToken);
            return new ImportOutcome.FileChanged();
        }

        await job.NoteStagedAsync(received.ImportId, rowCount.Value, received.Job, cancellationToken);
        try
        {
            if (!await job.TryApplyAsync(received.ImportId, received.PartnerId, received.Job, ReportStep, cancellationToken))
            {
                await job.DropAsync(received.ImportId, received.Job, "staging_lost", CancellationToken.None);
                throw new IOException("The database server was restarted and lost the rows that were staged. Send the file again.");
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or PostgresException { IsTransient: false })
        {
            // Cancelled, or not to be applied at all: dropped, so that the same file can be sent again. A database that went away
            // leaves the import as it is, to be finished when it is back.
            await job.DropAsync(received.ImportId, received.Job, fault is OperationCanceledException ? "cancelled" : "not_applied", CancellationToken.None);
            throw;
        }

        return new ImportOutcome.TakenIn(
            await new ReadReceipt(web).ReadAsync(received.ImportId, file.Name, ImportReceipt.NewReceipt, cancellationToken));

        void Report(int rows, long bytes) => Send(new ImportProgress(ImportPhase.Reading, rows, bytes, detected.ByteCount));

        void ReportStep(int step) =>
            Send(new ImportProgress(ImportPhase.Applying, rowCount ?? 0, detected.ByteCount, detected.ByteCount, step, RunJob.StepCount));

        void Send(ImportProgress current)
        {
            progress?.Report(current);
            noted.Offer(current);
        }
    }
}
