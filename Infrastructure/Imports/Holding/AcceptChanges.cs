using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>
/// A manager accepts a held import, however much it changes. From then on its rows wait to be applied. This process applies them. If it
/// can't, any site does within a minute, or else the next start (<see cref="Running.FinishImports"/>).
/// </summary>
public sealed class AcceptChanges(KotlineDatabase database, AcceptedImports accepted)
{
    public async Task<AcceptOutcome> RunAsync(long importId, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await RecordAsync(importId, actor, cancellationToken);
        if (outcome == AcceptOutcome.Accepted)
        {
            accepted.Add(importId);
        }

        return outcome;
    }

    /// <summary>Records the acceptance, for a caller that applies the import itself.</summary>
    internal async Task<AcceptOutcome> RecordAsync(long importId, Actor actor, CancellationToken cancellationToken)
    {
        var purpose = $"accept import {importId}";
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Manager, purpose, IsolationLevel.ReadCommitted, cancellationToken);
        var isAccepted = await unit.Db.SelectAsync(() => ImportFunctions.AcceptChanges(importId), cancellationToken);
        await unit.CommitAsync();
        return isAccepted switch
        {
            null => AcceptOutcome.Unknown,
            true => AcceptOutcome.Accepted,
            false => AcceptOutcome.TooLate,
        };
    }
}
