using Kotline.Infrastructure.Database;
using LinqToDB.Async;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Checks whether the applied scripts are those of this build's sql/.</summary>
public sealed class ScriptsCheck(KotlineDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var applied = await ReadAppliedAsync(cancellationToken);
        var facts = new Dictionary<string, object> { ["count"] = applied.Count };
        var missing = Migrator.Scripts.FirstOrDefault(script => !applied.ContainsKey(script.Name));
        var edited = Migrator.Scripts.FirstOrDefault(
            script => applied.TryGetValue(script.Name, out var hash) && !hash.AsSpan().SequenceEqual(script.Sha256));
        if ((missing ?? edited) is { } wrong)
        {
            facts["script"] = wrong.Name;
            return HealthCheckResult.Unhealthy(missing is null ? HealthCodes.Edited : HealthCodes.Missing, data: facts);
        }

        // An instance of a later version has applied further scripts, so this one may not know all that it finds.
        return applied.Count > Migrator.Scripts.Count
            ? HealthCheckResult.Degraded(HealthCodes.Newer, data: facts)
            : HealthCheckResult.Healthy(HealthCodes.Ok, facts);
    }

    private async Task<Dictionary<string, byte[]>> ReadAppliedAsync(CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        return await db.AppliedScripts()
            .Select(script => new { script.Name, script.Sha256 })
            .ToDictionaryAsync(script => script.Name, script => script.Sha256, cancellationToken);
    }
}
