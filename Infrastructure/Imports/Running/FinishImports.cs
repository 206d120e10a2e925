using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// Finishes the imports that a dead process left behind. An import whose rows were all staged is applied, or held for a manager. Any other
/// is dropped, and its file can be sent again. Each runs under its own ticket, so it is recorded as its uploader's work.
/// </summary>
public sealed class FinishImports(KotlineDatabase database, RunJob job, JobTicket jobTicket, TimeProvider clock, ILogger<FinishImports> log)
{
    /// <param name="Fault">The failure that kept the import from being applied, if there was one. The other imports
    /// are tried nevertheless.</param>
    public sealed record Finished(long ImportId, FinishOutcome Outcome, Exception? Fault = null);

    public Task<IReadOnlyList<Finished>> RunAsync(CancellationToken cancellationToken) =>
        RunAllAsync(db => db.Unfinished().Select(import => import.ImportId), cancellationToken);

    /// <summary>Finishes only the imports that were held and then accepted by a manager.</summary>
    public Task<IReadOnlyList<Finished>> RunAcceptedAsync(CancellationToken cancellationToken) =>
        RunAllAsync(db => db.UnfinishedAccepted().Select(import => import.ImportId), cancellationToken);

    /// <summary>Finishes one import, once the process that works on it now has released its lock.</summary>
    /// <returns>null when the import has ended or is held.</returns>
    public async Task<Finished?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var importLock = await ImportLock.WaitAsync(database.Web, importId, cancellationToken);
        return await FinishAsync(importId, cancellationToken);
    }

    /// <summary>Finishes one import whose lock the caller holds.</summary>
    /// <returns>null when the import ended meanwhile or is held.</returns>
    internal async Task<Finished?> FinishAsync(long importId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(importId, cancellationToken) is not var (state, partnerId, actor))
        {
            return null;
        }

        var (isCancelRequested, rowCount, fileBytes) = await job.ReadLeftAsync(importId, cancellationToken);
        await using var noted = new NoteProgress(database, importId, clock, log);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, noted.Requested);
        try
        {
            if (isCancelRequested)
            {
                return await DropAsync(ImportFailures.Cancelled);
            }

            return state != "staged" ? await DropAsync("interrupted")
                : await job.ApplyAsync(importId, partnerId, actor, Report, ended.Token) switch
                {
                    ApplyOutcome.Applied => new Finished(importId, FinishOutcome.Applied),
                    ApplyOutcome.Held => new Finished(importId, FinishOutcome.Held),
                    _ => await DropAsync("staging_lost"),
                };
        }
        catch (OperationCanceledException) when (noted.IsRequested)
        {
            return await DropAsync(ImportFailures.Cancelled);
        }
        catch (UnitOfWorkRefusedException refused) when (refused.SessionEnded)
        {
            // The dead process's commit was still under way when the import was read. By now the import has ended, and so has its ticket.
            return null;
        }
        catch (PostgresException fault) when (!fault.IsTransient && !DatabaseAway.Is(fault))
        {
            // If the rows can't be applied now, they can't be later either. The file has to be sent again.
            return await DropAsync("not_applied", fault);
        }

        async Task<Finished> DropAsync(string failure, Exception? fault = null)
        {
            await job.DropAsync(importId, actor, failure, cancellationToken);
            return new Finished(importId, FinishOutcome.Dropped, fault);
        }

        void Report(int? step) => noted.Offer(new ImportProgress(
            step is null ? ImportPhase.Waiting : ImportPhase.Applying, rowCount, fileBytes, fileBytes, step ?? 0, ApplySteps.Count));
    }

    private async Task<IReadOnlyList<Finished>> RunAllAsync(
        Func<KotlineDb, IQueryable<long>> unfinished, CancellationToken cancellationToken)
    {
        var finished = new List<Finished>();
        foreach (var importId in await ReadUnfinishedAsync(unfinished, cancellationToken))
        {
            await using var importLock = await ImportLock.TryAsync(database.Web, importId, cancellationToken);
            if (importLock is null)
            {
                continue;
            }

            try
            {
                if (await FinishAsync(importId, cancellationToken) is { } import)
                {
                    finished.Add(import);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                finished.Add(new Finished(importId, FinishOutcome.Left, fault));
            }
        }

        return finished;
    }

    private async Task<(string State, long PartnerId, Actor Actor)?> ReadAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        var left = await db.Unfinished()
            .Where(import => import.ImportId == importId)
            .Select(import => new { import.State, import.PartnerId, import.SealedJobTicket })
            .FirstOrDefaultAsync(cancellationToken);
        return left is null ? null : (left.State, left.PartnerId, jobTicket.Unseal(left.SealedJobTicket));
    }

    private async Task<List<long>> ReadUnfinishedAsync(Func<KotlineDb, IQueryable<long>> unfinished, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        return await unfinished(db).ToListAsync(cancellationToken);
    }
}
