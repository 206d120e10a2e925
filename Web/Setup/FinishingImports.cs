using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Web.Setup;

/// <summary>At each start, finishes or drops the imports that a process left behind when it died.</summary>
public sealed partial class FinishingImports(FinishImports finishImports, ILogger<FinishingImports> log) : BackgroundWork
{
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var import in await finishImports.RunAsync(cancellationToken))
            {
                LogFinished(import.Fault, import.ImportId, import.Outcome);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The site is useful without it, and the next start tries again.
            LogNotFinished(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Import {ImportId} had been interrupted: {Outcome}")]
    private partial void LogFinished(Exception? fault, long importId, FinishOutcome outcome);

    [LoggerMessage(LogLevel.Error, "Interrupted imports could not be looked for")]
    private partial void LogNotFinished(Exception fault);
}
