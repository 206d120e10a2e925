using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>
/// Writes an import's progress where any page can read it: the newest one, now and then, on a connection of its own. Progress is
/// worth no wait and no failure, so the import goes on whatever happens to it.
/// </summary>
internal sealed class NoteProgress : IAsyncDisposable
{
    private readonly NpgsqlDataSource importer;
    private readonly long importId;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource stop = new();
    private readonly Task writing;
    private ImportProgress? newest;

    public NoteProgress(NpgsqlDataSource importer, long importId, TimeProvider clock, TimeSpan interval)
    {
        this.importer = importer;
        this.importId = importId;
        timer = new PeriodicTimer(interval, clock);
        writing = WriteAsync();
    }

    public void Offer(ImportProgress progress) => Interlocked.Exchange(ref newest, progress);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        timer.Dispose();
        stop.Dispose();
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (Interlocked.Exchange(ref newest, null) is { } progress)
                {
                    await WriteAsync(progress, stop.Token);
                }
            }
        }
        catch (Exception)
        {
            // Whatever it is, it must not end an import that may just have been committed. If the database is away, the import says so.
        }
    }

    private async Task WriteAsync(ImportProgress progress, CancellationToken cancellationToken)
    {
        // Only while the import runs: a note that comes late would stay behind for ever. The import's row is locked, since a note
        // written while the import is being ended would not be seen by the statement that removes it.
        const string upsert = """
            INSERT INTO imports.progress (import_id, phase, rows_done, bytes_done, updated_at)
            SELECT i.id, $2, $3, $4, now() FROM imports.imports i WHERE i.id = $1 AND i.state IN ('staging', 'staged') FOR SHARE
            ON CONFLICT (import_id) DO UPDATE SET
                phase = excluded.phase, rows_done = excluded.rows_done, bytes_done = excluded.bytes_done, updated_at = excluded.updated_at
            """;
        await using var connection = await importer.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new($"SET LOCAL ROLE {DatabaseRole.Importer.SqlName()}"),
                new(upsert)
                {
                    Parameters =
                    {
                        new() { Value = importId },
                        new() { Value = progress.Phase == ImportPhase.Reading ? "reading" : "applying" },
                        new() { Value = progress.RowsDone },
                        new() { Value = progress.BytesDone },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
