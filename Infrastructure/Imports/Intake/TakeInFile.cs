using System.Runtime.ExceptionServices;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>The main job: receives, reads, selects and applies one partner's file. The site and the command line both use it.</summary>
/// <remarks>
/// <list type="number">
/// <item>Detect: the whole file is hashed and its format is determined. A file that can't be taken in is refused, and
/// nothing is written.</item>
/// <item>Recognise repeats: the same bytes from the same partner get the first receipt. If their import is still running, this
/// waits for it.</item>
/// <item>Receive: partner, policy, date and the import's own ticket are written in one unit of work of the sender.</item>
/// <item>Stage: the wanted columns go to the database, cards encrypted. From here on the file isn't needed any more.</item>
/// <item>Apply: outcomes, clients, cards and totals are written in one transaction. If that would change too many of the partner's clients,
/// it is undone and the import dropped, unless the caller accepts the changes, because there is no page here to ask a manager.</item>
/// </list>
/// If the process dies before step 5, the next process drops the import. If it dies during step 5, the next one
/// applies it (<see cref="FinishImports"/>).
/// </remarks>
public sealed class TakeInFile(
    CheckFile checkFile,
    ReadReceipt receipts,
    ReceiveImport receiveImport,
    WorkOnImport workOnImport,
    FinishImports finishImports,
    AcceptChanges acceptChanges,
    RunJob job,
    ReadImport readImport)
{
    /// <param name="file">The file. Its name is stored so that people recognise it.</param>
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">The person's choices, which override detection.</param>
    /// <param name="acceptsChanges">Whether the sender accepts changes that the guard would hold, and is recorded as
    /// having accepted them.</param>
    /// <param name="actorOf">Called only when something is to be written.</param>
    public async Task<ImportOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        DateOnly? importDate,
        FormatChoice choice,
        bool acceptsChanges,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        switch (await checkFile.RunAsync(file, partnerName, importDate, choice, cancellationToken))
        {
            case FileCheck.Refused refused:
                return new ImportOutcome.FileRefused(refused.Refusal);
            case FileCheck.Doubtful { Detection: var doubtful }:
                // A file that was taken in before needs no further answer.
                return await RepeatAsync(file.Name, partnerName, doubtful.Sha256, acceptsChanges, actorOf, cancellationToken)
                    ?? new ImportOutcome.FileDoubtful(doubtful.Doubt);
            case FileCheck.DateInFuture future:
                return new ImportOutcome.DateInFuture(future.Today);
            case FileCheck.Accepted accepted:
                return await RunAsync(file, partnerName, accepted, acceptsChanges, actorOf, progress, cancellationToken);
            default:
                throw new InvalidOperationException("A look at a file that isn't known here.");
        }
    }

    private async Task<ImportOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        FileCheck.Accepted look,
        bool acceptsChanges,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await RepeatAsync(file.Name, partnerName, look.File.Sha256, acceptsChanges, actorOf, cancellationToken) is { } repeated)
            {
                return repeated;
            }

            var received = await receiveImport.RunAsync(
                Path.GetFileName(file.Name), partnerName, look.File, look.ImportDate, await actorOf(cancellationToken), cancellationToken);
            if (received is not null)
            {
                await using var importLock = received.Lock;
                return await WorkAsync(file, received, acceptsChanges, actorOf, progress, cancellationToken);
            }
        }
    }

    private async Task<ImportOutcome?> RepeatAsync(
        string fileName,
        string partnerName,
        string sha256,
        bool acceptsChanges,
        Func<CancellationToken, Task<Actor>> actorOf,
        CancellationToken cancellationToken)
    {
        while (await receipts.FindAsync(partnerName, sha256, cancellationToken) is { } known)
        {
            if (known.IsDone)
            {
                return new ImportOutcome.TakenIn(
                    await receipts.ReadAsync(known.ImportId, fileName, ImportReceipt.RepeatReceipt, cancellationToken));
            }

            if (known.IsHeld && !acceptsChanges)
            {
                return new ImportOutcome.Held(known.ImportId, await ReadChangesAsync(known.ImportId, cancellationToken));
            }

            if (known.IsHeld)
            {
                await acceptChanges.RecordAsync(known.ImportId, await actorOf(cancellationToken), cancellationToken);
            }

            await finishImports.RunAsync(known.ImportId, cancellationToken);
        }

        return null;
    }

    private async Task<ImportOutcome> WorkAsync(
        PartnerFile file,
        ReceivedImport received,
        bool acceptsChanges,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var outcome = await workOnImport.RunAsync(received, file, progress, cancel: cancellationToken, stop: CancellationToken.None);
        if (outcome == WorkOutcome.Held && !await GoOnAsync(received, acceptsChanges, actorOf, cancellationToken))
        {
            return new ImportOutcome.TooManyChanges(await ReadChangesAsync(received.ImportId, cancellationToken));
        }

        return outcome switch
        {
            WorkOutcome.Applied or WorkOutcome.Held => new ImportOutcome.TakenIn(
                await receipts.ReadAsync(received.ImportId, file.Name, ImportReceipt.NewReceipt, cancellationToken)),
            WorkOutcome.FileChanged => new ImportOutcome.FileChanged(),
            WorkOutcome.Cancelled => new ImportOutcome.Cancelled(),
            _ => throw new InvalidOperationException("An end of the work that isn't known here."),
        };
    }

    /// <summary>Accepts a held import and applies it, or drops it. If a manager has decided in between, that decision stands.</summary>
    /// <returns>Whether it was applied.</returns>
    private async Task<bool> GoOnAsync(
        ReceivedImport received,
        bool acceptsChanges,
        Func<CancellationToken, Task<Actor>> actorOf,
        CancellationToken cancellationToken)
    {
        if (acceptsChanges)
        {
            await acceptChanges.RecordAsync(received.ImportId, await actorOf(cancellationToken), cancellationToken);
        }
        else if (await job.TryDropHeldAsync(
            received.ImportId, received.Job, ImportFailures.TooManyChanges, CancellationToken.None))
        {
            return false;
        }

        var finished = await finishImports.FinishAsync(received.ImportId, cancellationToken);
        if (finished?.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return finished?.Outcome == FinishOutcome.Applied;
    }

    private async Task<ImportChanges> ReadChangesAsync(long importId, CancellationToken cancellationToken) =>
        (await readImport.RunAsync(importId, cancellationToken))?.Changes
            ?? throw new InvalidOperationException($"Import {importId} was never held.");
}
