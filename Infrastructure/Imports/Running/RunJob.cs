using System.Data;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// The steps of an import's job once its rows have been read: record that they are staged, apply them, hold them, or drop them.
/// </summary>
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
    /// Writes brands, vehicles, clients, cards, outcomes and totals in one transaction, so that either the whole import is applied or
    /// nothing. It is READ COMMITTED, so that each statement sees what was committed while the lock was waited for.
    /// </summary>
    /// <param name="report">Called with the number of each step, from 0, before it runs, and with null while another import
    /// is being applied.</param>
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

        // The transaction above is undone. If the process dies here, the import stays staged and the next process counts again.
        await HoldAsync(importId, changes, job, cancellationToken);
        return ApplyOutcome.Held;
    }

    internal Task DropAsync(long importId, Actor job, string failure, CancellationToken cancellationToken) =>
        TryDropAsync(importId, job, failure, state: null, cancellationToken);

    /// <summary>Drops a held import, unless somebody has decided on it meanwhile.</summary>
    /// <returns>False when it is no longer held.</returns>
    internal Task<bool> TryDropHeldAsync(long importId, Actor job, string failure, CancellationToken cancellationToken) =>
        TryDropAsync(importId, job, failure, "held", cancellationToken);

    /// <summary>Reads what is known about an import that its process left behind.</summary>
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
    /// Locks the import's row first and then its staged rows, in the same order as applying does. Otherwise two processes that end the same
    /// import at once could deadlock.
    /// </summary>
    /// <param name="state">The only state in which the import may be dropped; null for any.</param>
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

    /// <param name="state">The only state in which the import may fail; null for any.</param>
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

    /// <summary>
    /// Removes the time limit of the unit's statements, because those of a large import may take minutes. People who wait can cancel.
    /// </summary>
    private static void BearSlowness(UnitOfWork unit) => unit.Db.CommandTimeout = 0;
}
