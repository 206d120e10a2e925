using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using LinqToDB;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Checks whether the keys in use are those that the database was filled with.</summary>
public sealed class KeysCheck(Installation installation) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var digest = KeyCheck.Digest(installation.Keys);
        await using var db = KotlineDb.On(installation.Database.Web);
        return await db.SelectAsync(() => HealthFunctions.KeysMatch(digest), cancellationToken)
            ? HealthCheckResult.Healthy(HealthCodes.Ok)
            : HealthCheckResult.Unhealthy(HealthCodes.OtherKeys);
    }
}
