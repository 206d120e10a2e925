using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Uploads;

namespace Kotline.Web.Setup;

/// <summary>
/// Processes the imports that were confirmed in the browser, in the background. When the site stops, an import that isn't staged is
/// dropped, and one that is staged is left to the next start.
/// </summary>
public sealed partial class RunningImports(
    ConfirmedUploads confirmedUploads, RunConfirmedUpload run, ILogger<RunningImports> log) : BackgroundWork
{
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        try
        {
            await foreach (var upload in confirmedUploads.ReadAllAsync(cancellationToken))
            {
                running.RemoveAll(task => task.IsCompleted);
                running.Add(RunAsync(upload, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task RunAsync(ConfirmedUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            LogEnded(upload.ImportId, await run.RunAsync(upload, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(upload.ImportId);
        }
        catch (Exception fault)
        {
            LogFailed(fault, upload.ImportId);
        }
    }

    [LoggerMessage(LogLevel.Information, "Import {ImportId} ended: {Outcome}")]
    private partial void LogEnded(long importId, WorkOutcome outcome);

    [LoggerMessage(LogLevel.Warning, "Import {ImportId} was stopped with the site")]
    private partial void LogStopped(long importId);

    [LoggerMessage(LogLevel.Error, "Import {ImportId} failed")]
    private partial void LogFailed(Exception fault, long importId);
}
