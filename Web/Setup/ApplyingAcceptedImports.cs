using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports;

namespace Kotline.Web.Setup;

/// <summary>
/// Goes on with held imports that a manager accepted, beside the requests, one after the other: only one is applied at a time. When the
/// site stops they are left to the next start.
/// </summary>
public sealed partial class ApplyingAcceptedImports(
    AcceptedImports accepted, Installation installation, ILogger<ApplyingAcceptedImports> log) : BackgroundWork
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await foreach (var importId in accepted.ReadAllAsync(stoppingToken))
        {
            try
            {
                LogEnded(importId, await new FinishImports(installation).RunAsync(importId, stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault, importId);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Accepted import {ImportId} ended: {Outcome}")]
    private partial void LogEnded(long importId, FinishOutcome? outcome);

    [LoggerMessage(LogLevel.Error, "Accepted import {ImportId} could not be applied now; the next start tries again")]
    private partial void LogFailed(Exception fault, long importId);
}
