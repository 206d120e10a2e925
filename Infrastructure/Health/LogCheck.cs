using Kotline.Infrastructure.SystemLog;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Checks whether the site's log reaches the database.</summary>
public sealed class LogCheck(SystemLogSink log) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var facts = new Dictionary<string, object> { ["dropped"] = log.DroppedCount };
        if (log.LastWrittenAt is { } lastWrittenAt)
        {
            facts["lastWrittenAt"] = lastWrittenAt;
        }

        return Task.FromResult(log switch
        {
            { DroppedCount: > 0 } => HealthCheckResult.Degraded(HealthCodes.Dropped, data: facts),
            { LastWrittenAt: null } => HealthCheckResult.Degraded(HealthCodes.NotWritten, data: facts),
            _ => HealthCheckResult.Healthy(HealthCodes.Ok, facts),
        });
    }
}
