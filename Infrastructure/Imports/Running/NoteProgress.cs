using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// Writes an import's progress where any page can read it: the newest one, now and then, on a connection of its own; and looks there
/// whether a manager asked to cancel. Progress is worth no wait and no failure, so the import goes on whatever happens to it; what happened
/// is logged, once until it goes well again.
/// </summary>
internal sealed partial class NoteProgress : IAsyncDisposable
{
    /// <summary>How often, and so how soon a request to cancel is seen.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlDataSource importer;
    private readonly long importId;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource cancel = new();
    private readonly ILogger log;
    private readonly Task writing;
    private ImportProgress? newest;

    public NoteProgress(NpgsqlDataSource importer, long importId, TimeProvider clock, ILogger log)
    {
        this.importer = importer;
        this.importId = importId;
        this.log = log;
        timer = new PeriodicTimer(Interval, clock);
        writing = WriteAsync();
    }

    /// <summary>Cancelled once a manager's request was seen.</summary>
    public CancellationToken Requested => cancel.Token;

    public bool IsRequested => cancel.IsCancellationRequested;

    public void Offer(ImportProgress progress) => Interlocked.Exchange(ref newest, progress);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        timer.Dispose();
        stop.Dispose();
        cancel.Dispose();
    }

    private async Task WriteAsync()
    {
        var isFailing = false;
        while (!IsRequested && await NextAsync())
        {
            try
            {
                if (await WriteAsync(Interlocked.Exchange(ref newest, null), stop.Token))
                {
                    await cancel.CancelAsync();
                }

                isFailing = false;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The import has ended, and so has its progress.
            }
            catch (Exception fault)
            {
                // Whatever it is, it must not end an import that may just have been committed.
                if (!isFailing)
                {
                    LogNotNoted(importId, fault);
                }

                isFailing = true;
            }
        }
    }

    private async Task<bool> NextAsync()
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The progress of import {Import} can't be noted; the import goes on")]
    private partial void LogNotNoted(long import, Exception fault);

    /// <returns>Whether a manager asked to cancel.</returns>
    private async Task<bool> WriteAsync(ImportProgress? progress, CancellationToken cancellationToken)
    {
        await using var connection = await importer.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new($"SET LOCAL ROLE {DatabaseRole.Importer.SqlName()}"),
                new("SELECT EXISTS (SELECT FROM imports.cancel_requests r WHERE r.import_id = $1)") { Parameters = { new() { Value = importId } } },
            },
        };
        if (progress is not null)
        {
            batch.BatchCommands.Add(Upsert(progress));
        }

        var requested = await batch.ExecuteScalarAsync(cancellationToken) is true;
        await transaction.CommitAsync(cancellationToken);
        return requested;
    }

    private NpgsqlBatchCommand Upsert(ImportProgress progress)
    {
        // Only while the import runs: a note that comes late would stay behind for ever. The import's row is locked, since a note
        // written while the import is being ended would not be seen by the statement that removes it.
        const string upsert = """
            INSERT INTO imports.progress (import_id, phase, rows_done, bytes_done, step, steps_total, started_at, updated_at)
            SELECT i.id, $2, $3, $4, $5, $6, CASE WHEN $2 <> 'waiting' THEN now() END, now()
            FROM imports.imports i WHERE i.id = $1 AND i.state IN ('staging', 'staged') FOR SHARE
            ON CONFLICT (import_id) DO UPDATE SET
                phase = excluded.phase, rows_done = excluded.rows_done, bytes_done = excluded.bytes_done, step = excluded.step,
                steps_total = excluded.steps_total, started_at = coalesce(progress.started_at, excluded.started_at), updated_at = excluded.updated_at
            """;
        return new NpgsqlBatchCommand(upsert)
        {
            Parameters =
            {
                new() { Value = importId },
                new() { Value = progress.Phase.Code() },
                new() { Value = progress.RowsDone },
                new() { Value = progress.BytesDone },
                new() { Value = (short)progress.Step },
                new() { Value = (short)progress.StepsTotal },
            },
        };
    }
}
