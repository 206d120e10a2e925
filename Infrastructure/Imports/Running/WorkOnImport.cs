using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Staging;
using Kotline.Infrastructure.Installing;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// The work on an import that was received: stage, then apply. Its progress is noted from when this is made to when it is disposed of.
/// </summary>
/// <remarks>
/// Whatever ends it, nothing is half done: either all of the import is there, or it is dropped and its file can be sent again, or
/// (the process ends, or the database is away) it is left staged and the next start applies it (<see cref="FinishImports"/>), or it would
/// change too much and is held for a manager to decide.
/// <code>
///                          while staging              while applying
/// a manager cancels        dropped, cancelled         dropped, cancelled
/// the process ends         dropped, interrupted       left staged
/// the database is away     the next start drops it    left staged
/// anything else            dropped, not_staged        dropped, not_applied
/// </code>
/// </remarks>
internal sealed class WorkOnImport(
    Installation installation,
    ReadingOptions readingOptions,
    TimeProvider clock,
    ReceiveImport.Received received,
    IProgress<ImportProgress>? progress) : IAsyncDisposable
{
    private readonly NpgsqlDataSource importer = installation.Database.Importer;
    private readonly RunJob job = new(installation.Database.Importer);
    private readonly NoteProgress noted = new(installation.Database.Importer, received.ImportId, clock, installation.Log);
    private int rowsStaged;

    private long BytesTotal => received.File.ByteCount;

    /// <param name="cancel">Whoever started it cancels it.</param>
    /// <param name="stop">The process ends.</param>
    public Task<WorkOutcome> RunAsync(PartnerFile file, CancellationToken cancel, CancellationToken stop) =>
        RunAsync(file, new ImportTurns(), () => { }, cancel, stop);

    /// <param name="turns">Where it waits for its turn.</param>
    /// <param name="onStaged">Called when the file isn't needed any more.</param>
    /// <inheritdoc cref="RunAsync(PartnerFile, CancellationToken, CancellationToken)"/>
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
            await DropAsync("cancelled");
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
            // Not to be applied at all: dropped, so that the same file can be sent again.
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

    public ValueTask DisposeAsync() => noted.DisposeAsync();

    private async Task<bool> TryStageAsync(PartnerFile file, CancellationToken cancellationToken)
    {
        Report(0, 0);
        var rowCount = await new StageRows(importer, installation.CardCipher, readingOptions).RunAsync(
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
