using Kotline.Infrastructure.Installing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Whether the keys in use are those that the database was filled with.</summary>
public sealed class KeysCheck(Installation installation) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = installation.Database.Web.CreateCommand("SELECT system.keys_match($1)");
        command.Parameters.Add(new() { Value = KeyCheck.Digest(installation.Keys) });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!
            ? HealthCheckResult.Healthy(HealthCodes.Ok)
            : HealthCheckResult.Unhealthy(HealthCodes.OtherKeys);
    }
}
