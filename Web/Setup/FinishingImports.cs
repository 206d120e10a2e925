using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports;

namespace Kotline.Web.Setup;

/// <summary>At each start: finishes or drops the imports that a process left behind when it died.</summary>
public sealed partial class FinishingImports(Installation installation, ILogger<FinishingImports> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var finished = await new FinishImports(installation).RunAsync(stoppingToken);
        foreach (var import in finished)
        {
            LogFinished(import.ImportId, import.IsApplied ? "applied" : "dropped");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Import {ImportId} had been interrupted and was {Outcome}")]
    private partial void LogFinished(long importId, string outcome);
}
