using System.Runtime.ExceptionServices;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Installing;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// The main job: one partner's file is received, read, selected and applied. Used by the site and the command line alike.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Detect: the whole file is hashed and its format settled. A file that can't be taken in is refused; nothing was written.</item>
/// <item>The same bytes from the same partner: the first receipt. If their import still runs, this waits for it.</item>
/// <item>Receive: partner, policy, date and the import's own ticket, in one unit of work of whoever sent the file.</item>
/// <item>Stage: the wanted columns go to the database, cards encrypted. From here on the file isn't needed any more.</item>
/// <item>Apply: outcomes, clients, cards and totals, in one transaction. If that would change too much of the partner's clients, it is
/// undone and the import dropped, unless the caller accepts it: nobody looks at a page here.</item>
/// </list>
/// A process that dies before 5 leaves an import that the next one drops; during 5, one that the next one applies (<see
/// cref="FinishImports"/>).
/// </remarks>
public sealed class TakeInFile(Installation installation, ReadingOptions readingOptions, TimeProvider clock)
{
    private readonly NpgsqlDataSource web = installation.Database.Web;

    /// <summary>Whether whoever sends the files accepts, and is recorded to accept, what the guard would hold.</summary>
    public bool AcceptsChanges { get; init; }

    /// <param name="file">The file; its name is kept for people to recognise it.</param>
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">What the person says against detection.</param>
    /// <param name="actorOf">Asked only when something is to be written.</param>
    public async Task<ImportOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        DateOnly? importDate,
        FormatChoice choice,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        switch (await new CheckFile(installation, readingOptions, clock).RunAsync(file, partnerName, importDate, choice, cancellationToken))
        {
            case FileCheck.Refused refused:
                return new ImportOutcome.FileRefused(refused.Refusal);
            case FileCheck.Doubtful { Detection: var doubtful }:
                // What was taken in once has been answered for.
                return await RepeatAsync(file.Name, partnerName, doubtful.Sha256, actorOf, cancellationToken)
                    ?? new ImportOutcome.FileDoubtful(doubtful.Doubt);
            case FileCheck.DateInFuture future:
                return new ImportOutcome.DateInFuture(future.Today);
            case FileCheck.Accepted accepted:
                return await RunAsync(file, partnerName, accepted, actorOf, progress, cancellationToken);
            default:
                throw new InvalidOperationException("A look at a file that isn't known here.");
        }
    }

    private async Task<ImportOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        FileCheck.Accepted look,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await RepeatAsync(file.Name, partnerName, look.File.Sha256, actorOf, cancellationToken) is { } repeated)
            {
                return repeated;
            }

            var received = await new ReceiveImport(web, new JobTicket(installation.Keys.JobTicket)).RunAsync(
                Path.GetFileName(file.Name), partnerName, look.File, look.ImportDate, await actorOf(cancellationToken), cancellationToken);
            if (received is not null)
            {
                await using var importLock = received.Lock;
                return await WorkAsync(file, received, actorOf, progress, cancellationToken);
            }
        }
    }

    private async Task<ImportOutcome?> RepeatAsync(
        string fileName,
        string partnerName,
        string sha256,
        Func<CancellationToken, Task<Actor>> actorOf,
        CancellationToken cancellationToken)
    {
        var receipts = new ReadReceipt(web);
        while (await receipts.FindAsync(partnerName, sha256, cancellationToken) is { } known)
        {
            if (known.IsDone)
            {
                return new ImportOutcome.TakenIn(
                    await receipts.ReadAsync(known.ImportId, fileName, ImportReceipt.RepeatReceipt, cancellationToken));
            }

            if (known.IsHeld && !AcceptsChanges)
            {
                return new ImportOutcome.Held(known.ImportId, await ReadChangesAsync(known.ImportId, cancellationToken));
            }

            if (known.IsHeld)
            {
                await AcceptChanges.RecordAsync(installation, known.ImportId, await actorOf(cancellationToken), cancellationToken);
            }

            await new FinishImports(installation).RunAsync(known.ImportId, cancellationToken);
        }

        return null;
    }

    private async Task<ImportOutcome> WorkAsync(
        PartnerFile file,
        ReceiveImport.Received received,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        WorkOutcome outcome;
        await using (var work = new WorkOnImport(installation, readingOptions, clock, received, progress))
        {
            outcome = await work.RunAsync(file, cancel: cancellationToken, stop: CancellationToken.None);
        }

        if (outcome == WorkOutcome.Held && !await GoOnAsync(received, actorOf, cancellationToken))
        {
            return new ImportOutcome.TooManyChanges(await ReadChangesAsync(received.ImportId, cancellationToken));
        }

        return outcome switch
        {
            WorkOutcome.Applied or WorkOutcome.Held => new ImportOutcome.TakenIn(
                await new ReadReceipt(web).ReadAsync(received.ImportId, file.Name, ImportReceipt.NewReceipt, cancellationToken)),
            WorkOutcome.FileChanged => new ImportOutcome.FileChanged(),
            WorkOutcome.Cancelled => new ImportOutcome.Cancelled(),
            _ => throw new InvalidOperationException("An end of the work that isn't known here."),
        };
    }

    /// <summary>Accepts a held import and applies it, or drops it. A manager may have decided in between, and then that stands.</summary>
    /// <returns>Whether it was applied.</returns>
    private async Task<bool> GoOnAsync(
        ReceiveImport.Received received, Func<CancellationToken, Task<Actor>> actorOf, CancellationToken cancellationToken)
    {
        if (AcceptsChanges)
        {
            await AcceptChanges.RecordAsync(installation, received.ImportId, await actorOf(cancellationToken), cancellationToken);
        }
        else if (await new RunJob(installation.Database.Importer).TryDropHeldAsync(
            received.ImportId, received.Job, DropHeldImports.Failure, CancellationToken.None))
        {
            return false;
        }

        var finished = await new FinishImports(installation).FinishAsync(received.ImportId, cancellationToken);
        if (finished?.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return finished?.Outcome == FinishOutcome.Applied;
    }

    private async Task<ImportChanges> ReadChangesAsync(long importId, CancellationToken cancellationToken) =>
        (await new ReadImport(installation.Database).RunAsync(importId, cancellationToken))?.Changes
            ?? throw new InvalidOperationException($"Import {importId} was never held.");
}
