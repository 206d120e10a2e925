using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Staging;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>The state of one import in <see cref="WorkOnImport"/>.</summary>
/// <param name="noted">Writes the progress where any page can read it, and notices a request to cancel.</param>
/// <param name="progress">Also told about the progress.</param>
internal sealed class ImportWork(
    RunJob job, StageRows stageRows, NoteProgress noted, ReceivedImport received, IProgress<ImportProgress>? progress)
{
    private int rowsStaged;

    private long BytesTotal => received.File.ByteCount;

    public async Task<WorkOutcome> RunAsync(
        PartnerFile file, ImportTurns turns, Action onStaged, CancellationToken cancel, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop, noted.Requested);
        var isStaged = false;
        try
        {
            return await turns.RunAsync(WorkAsync, () => Send(new ImportProgress(ImportPhase.Waiting, 0, 0, BytesTotal)), ended.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested || noted.IsRequested)
        {
            await DropAsync(ImportFailures.Cancelled);
            cancel.ThrowIfCancellationRequested();
            return WorkOutcome.Cancelled;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && isStaged)
        {
            throw;
        }
        catch (Exception fault) when (!isStaged)
        {
            await DropAsync(fault is OperationCanceledException && stop.IsCancellationRequested ? "interrupted" : "not_staged");
            throw;
        }
        catch (PostgresException fault) when (!fault.IsTransient && !DatabaseAway.Is(fault))
        {
            // The rows can't be applied at all, so the import is dropped and the same file can be sent again.
            await DropAsync("not_applied");
            throw;
        }

        async Task<WorkOutcome> WorkAsync()
        {
            if (!await TryStageAsync(file, ended.Token))
            {
                await DropAsync("file_changed");
                return WorkOutcome.FileChanged;
            }

            isStaged = true;
            onStaged();
            return await ApplyAsync(ended.Token);
        }
    }

    private async Task<bool> TryStageAsync(PartnerFile file, CancellationToken cancellationToken)
    {
        Report(0, 0);
        var rowCount = await stageRows.RunAsync(
            received.ImportId,
            file,
            received.File,
            new SelectionRules(received.Policy, received.ImportDate),
            received.ImportDate,
            Report,
            cancellationToken);
        if (rowCount is null)
        {
            return false;
        }

        rowsStaged = rowCount.Value;
        await job.NoteStagedAsync(received.ImportId, rowsStaged, received.Job, cancellationToken);
        return true;
    }

    private async Task<WorkOutcome> ApplyAsync(CancellationToken cancellationToken)
    {
        switch (await job.ApplyAsync(received.ImportId, received.PartnerId, received.Job, ReportStep, cancellationToken))
        {
            case ApplyOutcome.Applied:
                return WorkOutcome.Applied;
            case ApplyOutcome.Held:
                return WorkOutcome.Held;
            default:
                await DropAsync("staging_lost");
                throw new IOException("The database server was restarted and lost the rows that were staged. Send the file again.");
        }
    }

    private Task DropAsync(string failure) => job.DropAsync(received.ImportId, received.Job, failure, CancellationToken.None);

    private void Report(int rows, long bytes) => Send(new ImportProgress(ImportPhase.Reading, rows, bytes, BytesTotal));

    private void ReportStep(int? step) => Send(new ImportProgress(
        step is null ? ImportPhase.Waiting : ImportPhase.Applying, rowsStaged, BytesTotal, BytesTotal, step ?? 0, ApplySteps.Count));

    private void Send(ImportProgress current)
    {
        progress?.Report(current);
        noted.Offer(current);
    }
}
