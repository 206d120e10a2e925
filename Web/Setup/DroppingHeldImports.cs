using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Web.Setup;

/// <summary>At each start and every ten minutes, drops the held imports on which no manager has decided in time.</summary>
public sealed partial class DroppingHeldImports(
    DropHeldImports dropHeldImports, TimeProvider time, ILogger<DroppingHeldImports> log) : BackgroundWork
{
    private static readonly TimeSpan period = TimeSpan.FromMinutes(10);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period, time);
        do
        {
            try
            {
                foreach (var import in await dropHeldImports.RunAsync(cancellationToken))
                {
                    LogDropped(import.Fault, import.ImportId, import.Outcome);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Nothing depends on it, and it is tried again later.
                LogFailed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(LogLevel.Warning, "Nobody accepted held import {ImportId} in time: {Outcome}")]
    private partial void LogDropped(Exception? fault, long importId, FinishOutcome outcome);

    [LoggerMessage(LogLevel.Warning, "Held imports could not be looked for")]
    private partial void LogFailed(Exception fault);
}
