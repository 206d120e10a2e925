using Kotline.Infrastructure.Database;
using LinqToDB.Async;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Reports how many imports are running, which a restart would interrupt. The result is always healthy.</summary>
public sealed class ImportsCheck(KotlineDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = KotlineDb.On(database.Web);
        var running = await db.UnfinishedImports().LongCountAsync(cancellationToken);
        return HealthCheckResult.Healthy(HealthCodes.Ok, new Dictionary<string, object> { ["running"] = running });
    }
}
