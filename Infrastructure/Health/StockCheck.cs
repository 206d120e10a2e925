using Kotline.Infrastructure.Stock;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Infrastructure.Health;

/// <summary>
/// Checks whether each level of the stock is the sum of its transactions. Adding them all up is expensive, so a result is reused for a
/// while, whoever asks. Hence there must be only one instance.
/// </summary>
public sealed class StockCheck(VerifyStock verify, TimeProvider time) : IHealthCheck
{
    /// <summary>How long a result is reused. Adding up a million transactions takes a second or two.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private (DateTimeOffset At, HealthCheckResult Result)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (last is not { } found || now - found.At >= GoodFor)
        {
            found = (now, Judge(await verify.RunAsync(cancellationToken), now));
            last = found;
        }

        return found.Result;
    }

    private static HealthCheckResult Judge(VerifyStock.Verdict verdict, DateTimeOffset at)
    {
        var facts = new Dictionary<string, object>
        {
            ["transactions"] = verdict.Transactions,
            ["differences"] = verdict.Differences.Count,
            ["verifiedAt"] = at,
        };
        return verdict.Differences.Count == 0
            ? HealthCheckResult.Healthy(HealthCodes.Ok, facts)
            : HealthCheckResult.Unhealthy(HealthCodes.Differs, data: facts);
    }
}
