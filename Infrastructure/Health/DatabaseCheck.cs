using System.Diagnostics;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using LinqToDB;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Kotline.Infrastructure.Health;

/// <summary>
/// Checks whether the database answers each of the site's logins, and how fast. Running it regularly has a second use: it discovers a
/// connection that was cut while idle in a pool, and the pool is emptied before a person's request gets that connection.
/// </summary>
public sealed class DatabaseCheck(Installation installation) : IHealthCheck
{
    /// <summary>
    /// Over loopback an answer takes well under a millisecond. A page needs a few, and people notice if each takes this long.
    /// </summary>
    public static readonly TimeSpan SlowAfter = TimeSpan.FromMilliseconds(250);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var database = installation.Database;
        var began = Stopwatch.GetTimestamp();
        var version = await AskAsync(database.Web, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        await AskAsync(database.Stock, cancellationToken);
        await AskAsync(database.SignIn, cancellationToken);
        await AskAsync(database.Importer, cancellationToken);
        var facts = new Dictionary<string, object>
        {
            ["version"] = version,
            ["milliseconds"] = elapsed.TotalMilliseconds,
            ["private"] = installation.HasPrivateServer,
        };
        return elapsed > SlowAfter
            ? HealthCheckResult.Degraded(HealthCodes.Slow, data: facts)
            : HealthCheckResult.Healthy(HealthCodes.Ok, facts);
    }

    private static async Task<string> AskAsync(NpgsqlDataSource login, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(login);
        return await db.SelectAsync(() => HealthFunctions.CurrentSetting("server_version"), cancellationToken);
    }
}
