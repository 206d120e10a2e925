using Kotline.Infrastructure.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>How many imports are under way: a restart now would interrupt them. It is never a fault.</summary>
public sealed class ImportsCheck(KotlineDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = database.Web.CreateCommand("SELECT count(*) FROM imports.unfinished()");
        var running = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return HealthCheckResult.Healthy(HealthCodes.Ok, new Dictionary<string, object> { ["running"] = running });
    }
}
