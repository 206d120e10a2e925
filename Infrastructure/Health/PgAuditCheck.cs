using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Checks whether pgaudit is loaded and configured to record what the product promises, but no personal values.</summary>
public sealed class PgAuditCheck(KotlineDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var settings = await ReadSettingsAsync(cancellationToken);
        if (settings.Count == 0)
        {
            return HealthCheckResult.Unhealthy(HealthCodes.Absent);
        }

        var wrong = ServerSettings.PgAudit
            .Where(expected => Normalized(settings.GetValueOrDefault(expected.Key)) != Normalized(expected.Value))
            .Select(expected => $"{expected.Key} = {expected.Value}")
            .ToArray();
        return wrong.Length == 0
            ? HealthCheckResult.Healthy(HealthCodes.Ok)
            : HealthCheckResult.Degraded(
                HealthCodes.Settings, data: new Dictionary<string, object> { ["settings"] = string.Join("; ", wrong) });
    }

    // pg_settings has a setting only while its library is loaded. Only superusers may read the list of loaded libraries.
    private async Task<Dictionary<string, string>> ReadSettingsAsync(CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        return await db.GetTable<SettingRow>()
            .Where(setting => setting.Name!.StartsWith("pgaudit."))
            .Select(setting => new { setting.Name, setting.Setting })
            .ToDictionaryAsync(setting => setting.Name!, setting => setting.Setting!, cancellationToken);
    }

    /// <summary>Sorts a list, since lists are equal in any order.</summary>
    private static string Normalized(string? setting) => string.Join(
        ',', (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
