using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Web.Setup;

/// <summary>Logs a line when a check finds something else than the last time, and none while it finds the same.</summary>
public sealed partial class HealthChanges(ILogger<HealthChanges> log) : IHealthCheckPublisher
{
    private readonly ConcurrentDictionary<string, HealthStatus> known = new();

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (check, found) in report.Entries)
        {
            var before = known.GetValueOrDefault(check, HealthStatus.Healthy);
            known[check] = found.Status;
            if (found.Status != before)
            {
                LogChange(
                    found.Status == HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning,
                    check, before, found.Status, found.Description, found.Exception);
            }
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Message = "Health of {Check} went from {Before} to {Now}: {Finding}")]
    private partial void LogChange(
        LogLevel level, string check, HealthStatus before, HealthStatus now, string? finding, Exception? failure);
}
