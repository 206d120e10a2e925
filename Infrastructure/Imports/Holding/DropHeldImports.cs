using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Running;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>Drops the held imports on which nobody has decided in time, with their staged rows. Their files can be sent again.</summary>
public sealed class DropHeldImports(KotlineDatabase database, RunJob job, JobTicket jobTicket, TimeProvider clock)
{
    /// <summary>How long a manager has to decide. Rows that may never be kept shouldn't be stored for longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <returns>The imports that were dropped, and those that could not be and are left to the next run. An import that somebody else is
    /// ending at the same time isn't among them.</returns>
    public async Task<IReadOnlyList<FinishImports.Finished>> RunAsync(CancellationToken cancellationToken)
    {
        var dropped = new List<FinishImports.Finished>();
        var heldBefore = clock.GetUtcNow() - Patience;
        foreach (var importId in await ReadAsync(heldBefore, cancellationToken))
        {
            await using var importLock = await ImportLock.TryAsync(database.Web, importId, cancellationToken);
            if (importLock is null)
            {
                continue;
            }

            try
            {
                if (await TryDropAsync(importId, heldBefore, cancellationToken))
                {
                    dropped.Add(new FinishImports.Finished(importId, FinishOutcome.Dropped));
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                dropped.Add(new FinishImports.Finished(importId, FinishOutcome.Left, fault));
            }
        }

        return dropped;
    }

    private async Task<List<long>> ReadAsync(DateTimeOffset heldBefore, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        return await db.HeldBefore(heldBefore).Select(import => import.ImportId).ToListAsync(cancellationToken);
    }

    /// <summary>Checks again under the import's lock, because a manager may have decided while other imports were dropped.</summary>
    private async Task<bool> TryDropAsync(long importId, DateTimeOffset heldBefore, CancellationToken cancellationToken) =>
        await ReadTicketAsync(importId, heldBefore, cancellationToken) is { } held
        && await job.TryDropHeldAsync(importId, held, ImportFailures.TooManyChanges, cancellationToken);

    private async Task<Actor?> ReadTicketAsync(long importId, DateTimeOffset heldBefore, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        var sealedTicket = await db.HeldBefore(heldBefore)
            .Where(import => import.ImportId == importId)
            .Select(import => import.SealedJobTicket)
            .FirstOrDefaultAsync(cancellationToken);
        return sealedTicket is null ? null : jobTicket.Unseal(sealedTicket);
    }
}
