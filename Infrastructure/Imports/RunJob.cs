using System.Data;
using System.Reflection;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>What an import's job does once its rows are known: note that they are staged, apply them, or drop them.</summary>
internal sealed class RunJob(NpgsqlDataSource importer)
{
    /// <summary>One import is applied at a time: what one decides about persons and cards, the next must see. A manager's edit shares the lock.</summary>
    public const long ApplyLockKey = 0x4150504C59;

    /// <summary>The statements of Imports/Apply, in order.</summary>
    private static readonly List<string> steps = ReadSteps();

    public static int StepCount => steps.Count;

    public async Task NoteStagedAsync(long importId, int rowCount, Actor job, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"stage import {importId}", cancellationToken);
        await ExecuteAsync(
            unit, "UPDATE imports.imports SET state = 'staged', rows_staged = @rows WHERE id = @import AND state = 'staging'", importId, 0, rowCount, cancellationToken);
        await unit.CommitAsync();
    }

    /// <summary>
    /// One transaction: brands, vehicles, clients, cards, outcomes, totals. Either the whole import is there or nothing of it is.
    /// READ COMMITTED: each statement sees what was committed before it, so what the lock waited for.
    /// </summary>
    /// <param name="report">Called with each step, from 0, before it runs; with null while another import is being applied.</param>
    /// <returns>False when the staged rows were lost with the database server: the file is needed again.</returns>
    public async Task<bool> TryApplyAsync(long importId, long partnerId, Actor job, Action<int?> report, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"apply import {importId}", cancellationToken);
        await ExecuteAsync(
            unit,
            """
            SET LOCAL jit = off;
            SET LOCAL work_mem = '64MB';
            SET LOCAL default_statistics_target = 10;
            SET LOCAL temp_buffers = '64MB';
            """,
            importId, partnerId, 0, cancellationToken);
        await WaitForOthersAsync(unit, report, cancellationToken);
        if (!await IsStagingCompleteAsync(unit, importId, cancellationToken))
        {
            return false;
        }

        for (var step = 0; step < steps.Count; step++)
        {
            report(step);
            await ExecuteAsync(unit, steps[step], importId, partnerId, 0, cancellationToken);
        }

        await EndAsync(unit, importId, cancellationToken);
        await unit.CommitAsync();
        return true;
    }

    public async Task DropAsync(long importId, Actor job, string failure, CancellationToken cancellationToken)
    {
        await using var unit = await BeginAsync(job, $"drop import {importId}", cancellationToken);
        await ExecuteAsync(unit, "DELETE FROM imports.staged_rows WHERE import_id = @import", importId, 0, 0, cancellationToken);
        await using (var fail = new NpgsqlCommand(
            "UPDATE imports.imports SET state = 'failed', failure = $1, finished_at = now(), sealed_job_ticket = NULL WHERE id = $2", unit.Connection)
        {
            Parameters = { new() { Value = failure }, new() { Value = importId } },
        })
        {
            await fail.ExecuteNonQueryAsync(cancellationToken);
        }

        await EndAsync(unit, importId, cancellationToken);
        await unit.CommitAsync();
    }

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

    private static async Task WaitForOthersAsync(UnitOfWork unit, Action<int?> report, CancellationToken cancellationToken)
    {
        await using var attempt = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({ApplyLockKey})", unit.Connection);
        if (await attempt.ExecuteScalarAsync(cancellationToken) is true)
        {
            return;
        }

        report(null);
        await using var wait = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({ApplyLockKey})", unit.Connection) { CommandTimeout = 0 };
        await wait.ExecuteNonQueryAsync(cancellationToken);
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
        ExecuteAsync(unit, "DELETE FROM imports.progress WHERE import_id = @import; SELECT imports.end_job()", importId, 0, 0, cancellationToken);

    private static async Task ExecuteAsync(UnitOfWork unit, string sql, long importId, long partnerId, int rowCount, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, unit.Connection)
        {
            // A large import's statement may take minutes; who waits can cancel.
            CommandTimeout = 0,
            Parameters =
            {
                new() { ParameterName = "import", Value = importId },
                new() { ParameterName = "partner", Value = partnerId },
                new() { ParameterName = "rows", Value = rowCount },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<string> ReadSteps()
    {
        const string folder = "imports/apply/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return text.ReadToEnd();
            })];
    }
}
