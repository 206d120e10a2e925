using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Microsoft.Extensions.Logging;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// From time to time writes an import's newest progress where any page can read it, on its own connection, and checks there whether a
/// manager asked to cancel. The import neither waits for this nor fails because of it. Failures are logged once, until it works again.
/// </summary>
internal sealed partial class NoteProgress : IAsyncDisposable
{
    /// <summary>How often progress is written, and so how soon a request to cancel is noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // This query runs at each tick, so it is translated only once.
    private static readonly Func<KotlineDb, long, CancellationToken, Task<bool>> isRequested = CompiledQuery.Compile(
        (KotlineDb db, long importId, CancellationToken cancellationToken) =>
            db.GetTable<CancelRequestRow>().AnyAsync(request => request.ImportId == importId, cancellationToken));

    private readonly KotlineDatabase database;
    private readonly long importId;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource cancel = new();
    private readonly ILogger log;
    private readonly Task writing;
    private ImportProgress? newest;

    public NoteProgress(KotlineDatabase database, long importId, TimeProvider clock, ILogger log)
    {
        this.database = database;
        this.importId = importId;
        this.log = log;
        timer = new PeriodicTimer(Interval, clock);
        writing = WriteAsync();
    }

    /// <summary>Cancelled when a manager's request was noticed.</summary>
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
                // The import has ended, so no more progress is written.
            }
            catch (Exception fault)
            {
                // Every exception is caught, because none must end an import that may just have been committed.
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
        await using var db = await ImporterTransaction.BeginAsync(database, cancellationToken);
        var requested = await isRequested(db, importId, cancellationToken);
        if (progress is not null)
        {
            await db.ExecuteAsync(
                SqlFile.Read("imports/running/note_progress.sql"),
                cancellationToken,
                new DataParameter("import", importId),
                new DataParameter("phase", progress.Phase.Code(), DataType.Text),
                new DataParameter("rows_done", progress.RowsDone),
                new DataParameter("bytes_done", progress.BytesDone),
                new DataParameter("step", (short)progress.Step),
                new DataParameter("steps_total", (short)progress.StepsTotal));
        }

        await db.CommitTransactionAsync(cancellationToken);
        return requested;
    }
}
