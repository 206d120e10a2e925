using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Staging;
using LinqToDB;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// What would happen if a file were taken in: the same staging and the same judging as in <see cref="TakeInFile"/>, in one transaction that
/// is rolled back. Nothing of it is kept, and the database refuses to keep it (sql/031).
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Stage, without a lock: other imports and trials go on.</item>
/// <item>Wait for the turn to apply, as the trial has to see what the last import decided, and to write what the next one waits for.</item>
/// <item>Begin the trial: partner and import, for this transaction alone; the ticket is checked here.</item>
/// <item>Apply, read the figures, roll back.</item>
/// </list>
/// </remarks>
public sealed class TryFile(KotlineDatabase database, CheckFile checkFile, ReadReceipt receipts, StageRows stageRows)
{
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">What the person says against detection.</param>
    /// <param name="actorOf">Asked only when the file can be read at all.</param>
    /// <exception cref="UnitOfWorkRefusedException">The ticket isn't valid, or its bearer is no manager.</exception>
    public async Task<TrialOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        DateOnly? importDate,
        FormatChoice choice,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        return await checkFile.RunAsync(file, partnerName, importDate, choice, cancellationToken) switch
        {
            FileCheck.Refused refused => new TrialOutcome.FileRefused(refused.Refusal),
            FileCheck.Doubtful { Detection.Doubt: var doubt } => new TrialOutcome.FileDoubtful(doubt),
            FileCheck.DateInFuture future => new TrialOutcome.DateInFuture(future.Today),
            FileCheck.Accepted look =>
                await RunAsync(file, partnerName, look.File, look.ImportDate, await actorOf(cancellationToken), progress, cancellationToken)
                    is { } trial ? new TrialOutcome.Tried(trial) : new TrialOutcome.FileChanged(),
            _ => throw new InvalidOperationException("A look at a file that isn't known here."),
        };
    }

    /// <summary>The same of a file that was looked at, and perhaps corrected, before.</summary>
    /// <returns>null when the bytes aren't those any more that were looked at.</returns>
    public async Task<ImportTrial?> RunAsync(
        PartnerFile file,
        string partnerName,
        FileFormat detected,
        DateOnly importDate,
        Actor actor,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var rowsStaged = 0;
        var bytesTotal = detected.ByteCount;
        var earlier = await receipts.FindAsync(partnerName, detected.Sha256, cancellationToken);

        // Disposing of it rolls it back, wherever this ends. There is no commit here.
        await using var db = await ImporterTransaction.BeginAsync(database, cancellationToken);

        // The number under which the trial's rows are staged: the transaction's own, with a minus, as no import's is.
        var importId = await db.SelectAsync(() => ImportFunctions.TrialNumber(), cancellationToken);
        var (policyId, policy) = await NewestPolicy.ReadAsync(db, cancellationToken);
        ReportRows(0, 0);
        var rowCount = await stageRows.CopyAsync(
            db, importId, file, detected, new SelectionRules(policy, importDate), importDate, ReportRows, cancellationToken);
        if (rowCount is null)
        {
            return null;
        }

        rowsStaged = rowCount.Value;
        await ApplySteps.WaitForTurnAsync(db, ReportStep, cancellationToken);
        var partnerId = await BeginAsync();
        var weighed = await ApplySteps.RunAsync(db, importId, partnerId, isGuarded: false, ReportStep, cancellationToken);
        var figures = await ReadImport.ReadAsync(db, importId, cancellationToken);
        return new ImportTrial(
            ReadReceipt.Of(figures!, file.Name, ImportReceipt.TrialReceipt) with
            {
                ImportId = 0,
                LinesAboveHeader = (int)detected.LinesAboveHeader,
            },
            weighed.Changes,
            earlier);

        async Task<long> BeginAsync()
        {
            try
            {
                return await BeginTrialAsync(
                    db,
                    actor,
                    importId,
                    partnerName,
                    policyId,
                    Path.GetFileName(file.Name),
                    detected,
                    importDate,
                    rowsStaged,
                    cancellationToken);
            }
            catch (PostgresException refusal) when (UnitOfWorkRefusedException.IsRefusal(refusal))
            {
                throw new UnitOfWorkRefusedException(refusal);
            }
        }

        void ReportRows(int rows, long bytes) => progress?.Report(new ImportProgress(ImportPhase.Reading, rows, bytes, bytesTotal));

        void ReportStep(int? step) => progress?.Report(new ImportProgress(
            step is null ? ImportPhase.Waiting : ImportPhase.Applying, rowsStaged, bytesTotal, bytesTotal, step ?? 0, ApplySteps.Count));
    }

    private static Task<long> BeginTrialAsync(
        KotlineDb db,
        Actor actor,
        long importId,
        string partnerName,
        long policyId,
        string fileName,
        FileFormat file,
        DateOnly importDate,
        int rowsStaged,
        CancellationToken cancellationToken)
    {
        var (ticket, requestId, address) = (actor.Ticket, actor.RequestId, actor.Address);
        var (sha256, bytes, encoding) = (Convert.FromHexString(file.Sha256), file.ByteCount, file.Encoding.IanaName());
        var (delimiter, hasHeader, dateOrder) = (file.Delimiter.ToString(), file.HasHeader, file.DateOrder.Code());
        return db.SelectAsync(
            () => ImportFunctions.BeginTrial(
                ticket,
                requestId,
                address,
                importId,
                partnerName,
                policyId,
                fileName,
                sha256,
                bytes,
                importDate,
                encoding,
                delimiter,
                hasHeader,
                dateOrder,
                rowsStaged),
            cancellationToken);
    }
}
