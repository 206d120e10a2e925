using System.Data;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>What an import's job does once its rows are known: note that they are staged, apply them, hold them, or drop them.</summary>
public sealed class RunJob(KotlineDatabase database)
{
    internal async Task NoteStagedAsync(long importId, int rowCount, Actor job, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"stage import {importId}", cancellationToken);
        await unit.Db.GetTable<ImportRow>()
            .Where(import => import.Id == importId && import.State == "staging")
            .Set(import => import.State, "staged")
            .Set(import => import.RowsStaged, rowCount)
            .UpdateAsync(cancellationToken);
        await unit.CommitAsync();
    }

    /// <summary>
    /// One transaction: brands, vehicles, clients, cards, outcomes, totals. Either the whole import is there or nothing of it is.
    /// READ COMMITTED: each statement sees what was committed before it, so what the lock waited for.
    /// </summary>
    /// <param name="report">Called with each step, from 0, before it runs; with null while another import is being applied.</param>
    internal async Task<ApplyOutcome> ApplyAsync(
        long importId, long partnerId, Actor job, Action<int?> report, CancellationToken cancellationToken)
    {
        ImportChanges changes;
        await using (var unit = await BeginAsync(job, $"apply import {importId}", cancellationToken))
        {
            await ApplySteps.WaitForTurnAsync(unit.Db, report, cancellationToken);
            BearSlowness(unit);
            if (!await IsStagingCompleteAsync(unit, importId, cancellationToken))
            {
                return ApplyOutcome.StagingLost;
            }

            var weighed = await ApplySteps.RunAsync(unit.Db, importId, partnerId, isGuarded: true, report, cancellationToken);
            if (!weighed.IsHeld)
            {
                await EndAsync(unit, importId, cancellationToken);
                await unit.CommitAsync();
                return ApplyOutcome.Applied;
            }

            changes = weighed.Changes;
        }

        // What was begun above is undone. A process that dies here leaves the import staged, and the next one counts again.
        await HoldAsync(importId, changes, job, cancellationToken);
        return ApplyOutcome.Held;
    }

    internal Task DropAsync(long importId, Actor job, string failure, CancellationToken cancellationToken) =>
        TryDropAsync(importId, job, failure, state: null, cancellationToken);

    /// <summary>Drops an import that is held, unless somebody decided on it meanwhile.</summary>
    /// <returns>False when it isn't held any more.</returns>
    internal Task<bool> TryDropHeldAsync(long importId, Actor job, string failure, CancellationToken cancellationToken) =>
        TryDropAsync(importId, job, failure, "held", cancellationToken);

    /// <summary>What is known of an import that its process left behind.</summary>
    internal async Task<(bool IsCancelRequested, int RowsStaged, long FileBytes)> ReadLeftAsync(
        long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Importer, DatabaseRole.Importer, cancellationToken);
        var requests = session.Db.GetTable<CancelRequestRow>();
        var left = await session.Db.GetTable<ImportRow>()
            .Where(import => import.Id == importId)
            .Select(import => new
            {
                IsCancelRequested = requests.Any(request => request.ImportId == import.Id),
                RowsStaged = import.RowsStaged ?? 0,
                import.FileBytes,
            })
            .SingleAsync(cancellationToken);
        return (left.IsCancelRequested, left.RowsStaged, left.FileBytes);
    }

    private Task<UnitOfWork> BeginAsync(Actor job, string purpose, CancellationToken cancellationToken) =>
        UnitOfWork.BeginAsync(database.Importer, job, DatabaseRole.Importer, purpose, IsolationLevel.ReadCommitted, cancellationToken);

    private async Task HoldAsync(long importId, ImportChanges changes, Actor job, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"hold import {importId}", cancellationToken);
        await unit.Db.GetTable<ImportRow>()
            .Where(import => import.Id == importId && import.State == "staged")
            .Set(import => import.State, "held")
            .Set(import => import.HeldAt, () => ImportFunctions.Now())
            .Set(import => import.HeldFor, ImportChangesJson.Write(changes))
            .UpdateAsync(cancellationToken);
        BearSlowness(unit);
        await ForgetProgressAsync(unit, importId, cancellationToken);
        await unit.CommitAsync();
    }

    /// <summary>
    /// The import's row is locked first, then its staged rows, as applying does: in another order, two who end the same import at once
    /// would wait for each other.
    /// </summary>
    /// <param name="state">The only one from which it may be dropped; null for any.</param>
    private async Task<bool> TryDropAsync(long importId, Actor job, string failure, string? state, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"drop import {importId}", cancellationToken);
        if (!await FailAsync(unit, importId, failure, state, cancellationToken))
        {
            return false;
        }

        BearSlowness(unit);
        await unit.Db.GetTable<StagedRowRow>().Where(row => row.ImportId == importId).DeleteAsync(cancellationToken);
        await EndAsync(unit, importId, cancellationToken);
        await unit.CommitAsync();
        return true;
    }

    /// <param name="state">The only one from which it may fail; null for any.</param>
    private static async Task<bool> FailAsync(
        UnitOfWork unit, long importId, string failure, string? state, CancellationToken cancellationToken)
    {
        var updated = await unit.Db.GetTable<ImportRow>()
            .Where(import => import.Id == importId && (state == null || import.State == state))
            .Set(import => import.State, "failed")
            .Set(import => import.Failure, failure)
            .Set(import => import.FinishedAt, () => ImportFunctions.Now())
            .Set(import => import.SealedJobTicket, (byte[]?)null)
            .UpdateAsync(cancellationToken);
        return updated > 0;
    }

    private static Task<bool> IsStagingCompleteAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken) =>
        unit.Db.GetTable<ImportRow>()
            .Where(import => import.Id == importId && import.State == "staged")
            .Select(import => import.RowsStaged == unit.Db.GetTable<StagedRowRow>().Count(row => row.ImportId == import.Id))
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task EndAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken)
    {
        await ForgetProgressAsync(unit, importId, cancellationToken);
        await unit.Db.SelectAsync(() => ImportFunctions.EndJob(), cancellationToken);
    }

    private static Task<int> ForgetProgressAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken) =>
        unit.Db.GetTable<ProgressRow>().Where(progress => progress.ImportId == importId).DeleteAsync(cancellationToken);

    /// <summary>From here on no statement of the unit is given up: a large import's may take minutes. Who waits can cancel.</summary>
    private static void BearSlowness(UnitOfWork unit) => unit.Db.CommandTimeout = 0;
}
