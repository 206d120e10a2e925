using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Web.Setup;

/// <summary>
/// Applies held imports that a manager accepted, in the background: at once, and again every minute if that failed or if the site died
/// meanwhile. When the site stops, they are left to the next start.
/// </summary>
public sealed partial class ApplyingAcceptedImports(
    AcceptedImports accepted, FinishImports finishImports, TimeProvider time, ILogger<ApplyingAcceptedImports> log) : BackgroundWork
{
    private static readonly TimeSpan period = TimeSpan.FromMinutes(1);

    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(ApplyNewAsync(cancellationToken), ApplyLeftAsync(cancellationToken));

    private async Task ApplyNewAsync(CancellationToken cancellationToken)
    {
        await foreach (var importId in accepted.ReadAllAsync(cancellationToken))
        {
            try
            {
                if (await finishImports.RunAsync(importId, cancellationToken) is { } import)
                {
                    Log(import);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault, importId, FinishOutcome.Left);
            }
        }
    }

    private async Task ApplyLeftAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                foreach (var import in await finishImports.RunAcceptedAsync(cancellationToken))
                {
                    Log(import);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogNotLookedFor(fault);
            }
        }
    }

    private void Log(FinishImports.Finished import)
    {
        if (import.Fault is null)
        {
            LogEnded(import.ImportId, import.Outcome);
        }
        else
        {
            LogFailed(import.Fault, import.ImportId, import.Outcome);
        }
    }

    [LoggerMessage(LogLevel.Information, "Accepted import {ImportId} ended: {Outcome}")]
    private partial void LogEnded(long importId, FinishOutcome outcome);

    [LoggerMessage(LogLevel.Error, "Accepted import {ImportId} could not be applied: {Outcome}")]
    private partial void LogFailed(Exception fault, long importId, FinishOutcome outcome);

    [LoggerMessage(LogLevel.Warning, "Accepted imports could not be looked for")]
    private partial void LogNotLookedFor(Exception fault);
}
