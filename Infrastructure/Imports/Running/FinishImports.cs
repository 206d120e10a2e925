using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Installing;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// Finishes what a process that died left behind: an import whose rows were all staged is applied, or held for a manager; any other is
/// dropped, and its file can be sent again. Each runs under its own ticket, so it is recorded as its uploader's.
/// </summary>
public sealed class FinishImports(Installation installation)
{
    private readonly NpgsqlDataSource web = installation.Database.Web;
    private readonly RunJob job = new(installation.Database.Importer);

    /// <param name="Fault">What stood in the way of one that wasn't applied, if anything did; the others were still tried.</param>
    public sealed record Finished(long ImportId, FinishOutcome Outcome, Exception? Fault = null);

    public Task<IReadOnlyList<Finished>> RunAsync(CancellationToken cancellationToken) =>
        RunAllAsync("SELECT import_id FROM imports.unfinished()", cancellationToken);

    /// <summary>Of those, only the ones that were held and that a manager has accepted.</summary>
    public Task<IReadOnlyList<Finished>> RunAcceptedAsync(CancellationToken cancellationToken) =>
        RunAllAsync("SELECT import_id FROM imports.unfinished_accepted()", cancellationToken);

    /// <summary>Finishes one import, when whoever works on it now lets go of it.</summary>
    /// <returns>null when it has ended, or is held.</returns>
    public async Task<Finished?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var importLock = await ImportLock.WaitAsync(web, importId, cancellationToken);
        return await FinishAsync(importId, cancellationToken);
    }

    /// <summary>Finishes one import, whose lock the caller holds.</summary>
    /// <returns>null when it had ended meanwhile, or is held.</returns>
    internal async Task<Finished?> FinishAsync(long importId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(importId, cancellationToken) is not var (state, partnerId, actor))
        {
            return null;
        }

        var (isCancelRequested, rowCount, fileBytes) = await job.ReadLeftAsync(importId, cancellationToken);
        await using var noted = new NoteProgress(installation.Database.Importer, importId, TimeProvider.System, installation.Log);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, noted.Requested);
        try
        {
            if (isCancelRequested)
            {
                return await DropAsync("cancelled");
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
            return await DropAsync("cancelled");
        }
        catch (UnitOfWorkRefusedException refused) when (refused.SessionEnded)
        {
            // The dead process's commit was still under way when the import was looked at: it has ended, and so has its ticket.
            return null;
        }
        catch (PostgresException fault) when (!fault.IsTransient && !DatabaseAway.Is(fault))
        {
            // What can't be applied today can't be tomorrow: the file has to come again.
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

    private async Task<IReadOnlyList<Finished>> RunAllAsync(string unfinished, CancellationToken cancellationToken)
    {
        var finished = new List<Finished>();
        foreach (var importId in await ReadUnfinishedAsync(unfinished, cancellationToken))
        {
            await using var importLock = await ImportLock.TryAsync(web, importId, cancellationToken);
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
        await using var command = web.CreateCommand("SELECT state, partner_id, sealed_job_ticket FROM imports.unfinished() WHERE import_id = $1");
        command.Parameters.Add(new() { Value = importId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetString(0), reader.GetInt64(1), new JobTicket(installation.Keys.JobTicket).Unseal(reader.GetFieldValue<byte[]>(2)))
            : null;
    }

    private async Task<List<long>> ReadUnfinishedAsync(string unfinished, CancellationToken cancellationToken)
    {
        var importIds = new List<long>();
        await using var command = web.CreateCommand(unfinished);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            importIds.Add(reader.GetInt64(0));
        }

        return importIds;
    }
}
