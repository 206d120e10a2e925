using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Installing;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>Drops the held imports on which nobody has decided in time, with their staged rows. Their files can be sent again.</summary>
public sealed class DropHeldImports(Installation installation, TimeProvider clock)
{
    /// <summary>What a dropped one failed of.</summary>
    public const string Failure = "too_many_changes";

    /// <summary>How long a manager has to decide: rows of clients that aren't kept shouldn't stay longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly NpgsqlDataSource web = installation.Database.Web;
    private readonly RunJob job = new(installation.Database.Importer);

    /// <returns>
    /// Those that were dropped, and those that could not be and are left to the next time. Nothing of one that somebody else ends just now.
    /// </returns>
    public async Task<IReadOnlyList<FinishImports.Finished>> RunAsync(CancellationToken cancellationToken)
    {
        var dropped = new List<FinishImports.Finished>();
        var heldBefore = clock.GetUtcNow() - Patience;
        foreach (var importId in await ReadAsync(heldBefore, cancellationToken))
        {
            await using var importLock = await ImportLock.TryAsync(web, importId, cancellationToken);
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
        var importIds = new List<long>();
        await using var command = web.CreateCommand("SELECT import_id FROM imports.held_before($1)");
        command.Parameters.Add(new() { Value = heldBefore });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            importIds.Add(reader.GetInt64(0));
        }

        return importIds;
    }

    /// <summary>Looks again, with the import's lock: while others were dropped, a manager may have decided.</summary>
    private async Task<bool> TryDropAsync(long importId, DateTimeOffset heldBefore, CancellationToken cancellationToken)
    {
        await using var command = web.CreateCommand("SELECT sealed_job_ticket FROM imports.held_before($1) WHERE import_id = $2");
        command.Parameters.Add(new() { Value = heldBefore });
        command.Parameters.Add(new() { Value = importId });
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] sealedTicket
            && await job.TryDropHeldAsync(importId, new JobTicket(installation.Keys.JobTicket).Unseal(sealedTicket), Failure, cancellationToken);
    }
}
