using Kotline.Infrastructure.Server;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>Checks how much free space the data folder's disk has. A private server stops when it runs out.</summary>
public sealed class DiskCheck(DataFolder folder) : IHealthCheck
{
    private const long GigaByte = 1_000_000_000;

    /// <summary>A month's imports, with their change log, take a few gigabytes.</summary>
    public const long LowBelowBytes = 5 * GigaByte;

    /// <summary>Less than PostgreSQL may want for its write-ahead log alone.</summary>
    public const long FailedBelowBytes = 2 * GigaByte;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var drive = new DriveInfo(Existing(folder.Root));
        return Task.FromResult(Judge(drive.AvailableFreeSpace, drive.TotalSize));
    }

    /// <param name="freeBytes">The bytes that this process may still use.</param>
    public static HealthCheckResult Judge(long freeBytes, long totalBytes)
    {
        var facts = new Dictionary<string, object> { ["freeBytes"] = freeBytes, ["totalBytes"] = totalBytes };
        return freeBytes switch
        {
            < FailedBelowBytes => HealthCheckResult.Unhealthy(HealthCodes.Low, data: facts),
            < LowBelowBytes => HealthCheckResult.Degraded(HealthCodes.Low, data: facts),
            _ => HealthCheckResult.Healthy(HealthCodes.Ok, facts),
        };
    }

    // With a server of the company's, the folder may not exist yet.
    private static string Existing(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }
}
