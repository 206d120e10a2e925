using System.Data;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Holding;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>What an import's job does once its rows are known: note that they are staged, apply them, hold them, or drop them.</summary>
internal sealed class RunJob(NpgsqlDataSource importer)
{
    /// <summary>One import is applied at a time: what one decides about persons and cards, the next must see. A manager's edit shares the
    /// lock.</summary>
    public const long ApplyLockKey = 0x4150504C59;

    public async Task NoteStagedAsync(long importId, int rowCount, Actor job, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"stage import {importId}", cancellationToken);
        await using var note = new NpgsqlCommand(
            "UPDATE imports.imports SET state = 'staged', rows_staged = $1 WHERE id = $2 AND state = 'staging'", unit.Connection)
        {
            Parameters = { new() { Value = rowCount }, new() { Value = importId } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
        await unit.CommitAsync();
    }

    /// <summary>
    /// One transaction: brands, vehicles, clients, cards, outcomes, totals. Either the whole import is there or nothing of it is.
    /// READ COMMITTED: each statement sees what was committed before it, so what the lock waited for.
    /// </summary>
    /// <param name="report">Called with each step, from 0, before it runs; with null while another import is being applied.</param>
    public async Task<ApplyOutcome> ApplyAsync(
        long importId, long partnerId, Actor job, Action<int?> report, CancellationToken cancellationToken)
    {
        ImportChanges changes;
        await using (var unit = await BeginAsync(job, $"apply import {importId}", cancellationToken))
        {
            await ApplySteps.WaitForTurnAsync(unit.Connection, report, cancellationToken);
            if (!await IsStagingCompleteAsync(unit, importId, cancellationToken))
            {
                return ApplyOutcome.StagingLost;
            }

            var weighed = await ApplySteps.RunAsync(unit.Connection, importId, partnerId, isGuarded: true, report, cancellationToken);
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

    public Task DropAsync(long importId, Actor job, string failure, CancellationToken cancellationToken) =>
        TryDropAsync(importId, job, failure, state: null, cancellationToken);

    /// <summary>Drops an import that is held, unless somebody decided on it meanwhile.</summary>
    /// <returns>False when it isn't held any more.</returns>
    public Task<bool> TryDropHeldAsync(long importId, Actor job, string failure, CancellationToken cancellationToken) =>
        TryDropAsync(importId, job, failure, "held", cancellationToken);

    /// <summary>What is known of an import that its process left behind.</summary>
    public async Task<(bool IsCancelRequested, int RowsStaged, long FileBytes)> ReadLeftAsync(long importId, CancellationToken cancellationToken)
    {
        const string read = """
            SELECT EXISTS (SELECT FROM imports.cancel_requests r WHERE r.import_id = i.id), coalesce(i.rows_staged, 0), i.file_bytes
            FROM imports.imports i WHERE i.id = $1
            """;
        await using var session = await ReadSession.BeginAsync(importer, DatabaseRole.Importer, cancellationToken);
        await using var command = new NpgsqlCommand(read, session.Connection) { Parameters = { new() { Value = importId } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetInt32(1), reader.GetInt64(2));
    }

    private Task<UnitOfWork> BeginAsync(Actor job, string purpose, CancellationToken cancellationToken) =>
        UnitOfWork.BeginAsync(importer, job, DatabaseRole.Importer, purpose, IsolationLevel.ReadCommitted, cancellationToken);

    private async Task HoldAsync(long importId, ImportChanges changes, Actor job, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"hold import {importId}", cancellationToken);
        await using (var hold = new NpgsqlCommand(
            "UPDATE imports.imports SET state = 'held', held_at = now(), held_for = $1 WHERE id = $2 AND state = 'staged'", unit.Connection)
        {
            Parameters =
            {
                new() { Value = ImportChangesJson.Write(changes), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = importId },
            },
        })
        {
            await hold.ExecuteNonQueryAsync(cancellationToken);
        }

        await ExecuteAsync(unit, "DELETE FROM imports.progress WHERE import_id = @import", importId, cancellationToken);
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

        await ExecuteAsync(unit, "DELETE FROM imports.staged_rows WHERE import_id = @import", importId, cancellationToken);
        await EndAsync(unit, importId, cancellationToken);
        await unit.CommitAsync();
        return true;
    }

    /// <param name="state">The only one from which it may fail; null for any.</param>
    private static async Task<bool> FailAsync(
        UnitOfWork unit, long importId, string failure, string? state, CancellationToken cancellationToken)
    {
        const string fail = """
            UPDATE imports.imports SET state = 'failed', failure = $1, finished_at = now(), sealed_job_ticket = NULL
            WHERE id = $2 AND ($3 IS NULL OR state = $3)
            """;
        await using var command = new NpgsqlCommand(fail, unit.Connection)
        {
            Parameters =
            {
                new() { Value = failure },
                new() { Value = importId },
                new() { Value = (object?)state ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static async Task<bool> IsStagingCompleteAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken)
    {
        const string compare = """
            SELECT i.rows_staged = (SELECT count(*) FROM imports.staged_rows s WHERE s.import_id = i.id)
            FROM imports.imports i WHERE i.id = $1 AND i.state = 'staged'
            """;
        await using var command = new NpgsqlCommand(compare, unit.Connection) { Parameters = { new() { Value = importId } }, CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static Task EndAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken) =>
        ExecuteAsync(unit, "DELETE FROM imports.progress WHERE import_id = @import; SELECT imports.end_job()", importId, cancellationToken);

    private static async Task ExecuteAsync(UnitOfWork unit, string sql, long importId, CancellationToken cancellationToken)
    {
        // A large import's statement may take minutes; who waits can cancel.
        await using var command = new NpgsqlCommand(sql, unit.Connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { ParameterName = "import", Value = importId } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
