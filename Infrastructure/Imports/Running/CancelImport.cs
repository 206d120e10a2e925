using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// Asks the process that works on an import to drop it, and waits a moment for the outcome. If no process works on it, because its process
/// has died or it is held, it is dropped here. Any manager may ask, and the change log says who did.
/// </summary>
public sealed class CancelImport(KotlineDatabase database, FinishImports finishImports, TimeProvider clock)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(100);

    public async Task<CancelOutcome> RunAsync(long importId, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await RequestAsync(importId, actor, cancellationToken);
        return outcome == CancelOutcome.Requested ? await AwaitEndAsync(importId, cancellationToken) : outcome;
    }

    private async Task<CancelOutcome> RequestAsync(long importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Manager, $"cancel import {importId}", IsolationLevel.ReadCommitted, cancellationToken);
        var outcome = await ReadAsync(unit.Db, importId, cancellationToken);
        if (outcome == CancelOutcome.Requested)
        {
            // A request that exists already stays as it is.
            await unit.Db.GetTable<CancelRequestRow>().InsertOrUpdateAsync(
                () => new CancelRequestRow { ImportId = importId }, onDuplicateKeyUpdateSetter: null, cancellationToken);
            await unit.CommitAsync();
        }

        return outcome;
    }

    private async Task<CancelOutcome> AwaitEndAsync(long importId, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            // The lock is tried each time, because the process that works on the import may hold the import and so release the lock.
            await using (var importLock = await ImportLock.TryAsync(database.Web, importId, cancellationToken))
            {
                if (importLock is not null)
                {
                    await finishImports.FinishAsync(importId, cancellationToken);
                }
            }

            await using (var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken))
            {
                var outcome = await ReadAsync(session.Db, importId, cancellationToken);
                if (outcome != CancelOutcome.Requested || clock.GetElapsedTime(begun) > patience)
                {
                    return outcome;
                }
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <returns><see cref="CancelOutcome.Requested"/> while the import runs or is held.</returns>
    private static async Task<CancelOutcome> ReadAsync(KotlineDb db, long importId, CancellationToken cancellationToken)
    {
        var found = await db.GetTable<ImportRow>()
            .Where(import => import.Id == importId)
            .Select(import => new { import.State, import.Failure })
            .FirstOrDefaultAsync(cancellationToken);
        return (found?.State, found?.Failure) switch
        {
            (null, _) => CancelOutcome.Unknown,
            ("staging" or "staged" or "held", _) => CancelOutcome.Requested,
            ("failed", ImportFailures.Cancelled) => CancelOutcome.Cancelled,
            _ => CancelOutcome.TooLate,
        };
    }
}
