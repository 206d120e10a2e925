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
/// Finds out what would happen if a file were taken in, by the same staging and judging as in <see cref="TakeInFile"/>, in one transaction
/// that is rolled back. Nothing is kept, and the database would refuse to keep it (sql/031).
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Stage, without a lock, so that other imports and trials can go on.</item>
/// <item>Wait for the turn to apply: the trial has to see what the last import decided, and writes rows that the next one would
/// have to wait for.</item>
/// <item>Begin the trial: partner and import exist only in this transaction. The ticket is checked here.</item>
/// <item>Apply, read the figures, roll back.</item>
/// </list>
/// </remarks>
public sealed class TryFile(KotlineDatabase database, CheckFile checkFile, ReadReceipt receipts, StageRows stageRows)
{
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">The person's choices, which override detection.</param>
    /// <param name="actorOf">Called only when the file can be read at all.</param>
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

    /// <summary>Tries a file that was checked, and perhaps corrected, before.</summary>
    /// <returns>null when the bytes are no longer those that were checked.</returns>
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

        // There is no commit here: wherever this method ends, the transaction is disposed of and so rolled back.
        await using var db = await ImporterTransaction.BeginAsync(database, cancellationToken);

        // The trial's rows are staged under the transaction's own number, negated, since no import has a negative number.
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
