using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Microsoft.Extensions.Logging;

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

    // Asked at each tick, so it is translated once.
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
