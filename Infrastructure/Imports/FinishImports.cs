using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>
/// Finishes what a process that died left behind: an import whose rows were all staged is applied, any other is dropped, and its
/// file can be sent again. Each runs under its own ticket, so it is recorded as its uploader's.
/// </summary>
public sealed class FinishImports(Installation installation)
{
    private readonly NpgsqlDataSource web = installation.Database.Web;

    public sealed record Finished(long ImportId, bool IsApplied);

    public async Task<IReadOnlyList<Finished>> RunAsync(CancellationToken cancellationToken)
    {
        var finished = new List<Finished>();
        foreach (var importId in await ReadUnfinishedAsync(cancellationToken))
        {
            await using var importLock = await ImportLock.TryAsync(web, importId, cancellationToken);
            try
            {
                if (importLock is not null && await FinishAsync(importId, cancellationToken) is { } isApplied)
                {
                    finished.Add(new Finished(importId, isApplied));
                }
            }
            catch (UnitOfWorkRefusedException refused) when (refused.SessionEnded)
            {
                // The dead process's commit was still under way when the import was looked at: it has ended, and so has its ticket.
            }
        }

        return finished;
    }

    /// <summary>Finishes one import, whose lock the caller holds.</summary>
    /// <returns>Whether it was applied; null when it had ended meanwhile.</returns>
    internal async Task<bool?> FinishAsync(long importId, CancellationToken cancellationToken)
    {
        await using var connection = await web.OpenConnectionAsync(cancellationToken);
        string state;
        long partnerId;
        Actor job;
        await using (var command = new NpgsqlCommand(
            "SELECT state, partner_id, sealed_job_ticket FROM imports.unfinished() WHERE import_id = $1", connection)
        {
            Parameters = { new() { Value = importId } },
        })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            state = reader.GetString(0);
            partnerId = reader.GetInt64(1);
            job = installation.JobTicket.Unseal(reader.GetFieldValue<byte[]>(2));
        }

        var runJob = new RunJob(installation.Database.Importer);
        if (state == "staged" && await runJob.ApplyAsync(importId, partnerId, job, _ => { }, cancellationToken))
        {
            return true;
        }

        await runJob.DropAsync(importId, job, "interrupted", cancellationToken);
        return false;
    }

    private async Task<List<long>> ReadUnfinishedAsync(CancellationToken cancellationToken)
    {
        var importIds = new List<long>();
        await using var command = web.CreateCommand("SELECT import_id FROM imports.unfinished()");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            importIds.Add(reader.GetInt64(0));
        }

        return importIds;
    }
}
