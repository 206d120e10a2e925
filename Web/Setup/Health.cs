using Kotline.Infrastructure.Health;
using Kotline.Infrastructure.Server;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Web.Setup;

/// <summary>
/// The site's health. A load balancer gets a word at two addresses, administrators see a whole page, and the log gets a line when something
/// changes. All of them come from the same checks.
/// </summary>
public static class Health
{
    public const string Folder = "/health";

    /// <summary>The process answers. No database is asked: restarting the site wouldn't bring one back.</summary>
    public const string Live = Folder + "/live";

    /// <summary>
    /// The database answers and has the scripts of this build. If not, the answer is 503, and requests had better go elsewhere.
    /// </summary>
    public const string Ready = Folder + "/ready";

    private const string ReadyTag = "ready";
    private static readonly TimeSpan checkMax = TimeSpan.FromSeconds(5);

    // This check adds up years of transactions.
    private static readonly TimeSpan stockMax = TimeSpan.FromMinutes(1);

    // Within this time, cut connections are removed from the pools and the end of an outage is noticed.
    private static readonly TimeSpan databasePeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan period = TimeSpan.FromMinutes(1);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(DataFolder.FromEnvironment());
        builder.Services.AddSingleton<IHealthCheckPublisher, HealthChanges>();
        builder.Services.AddSingleton<StockCheck>();
        builder.Services.Configure<HealthCheckPublisherOptions>(options => options.Delay = TimeSpan.Zero);
        builder.Services.AddHealthChecks()
            .Add(Check<DatabaseCheck>("database", databasePeriod, ReadyTag))
            .Add(Check<ScriptsCheck>("scripts", period, ReadyTag))
            .Add(Check<KeysCheck>("keys", period))
            .Add(Check<PgAuditCheck>("pgaudit", period))
            .Add(Check<DiskCheck>("disk", period))
            .Add(Check<LogCheck>("log", period))
            .Add(Check<ImportsCheck>("imports", period))
            .Add(Check<StockCheck>("stock", StockCheck.GoodFor, stockMax));
    }

    // Mapped ahead of authentication and rights, so that a cookie sent along causes no query.
    public static void MapHealth(this WebApplication app)
    {
        Map(Live, _ => false);
        Map(Ready, check => check.Tags.Contains(ReadyTag));

        void Map(string path, Func<HealthCheckRegistration, bool> isAsked) => app
            .MapHealthChecks(path, new HealthCheckOptions { Predicate = isAsked })
            .AllowAnonymous()
            .ShortCircuit();
    }

    private static HealthCheckRegistration Check<T>(string name, TimeSpan every, params string[] tags)
        where T : IHealthCheck => Check<T>(name, every, checkMax, tags);

    private static HealthCheckRegistration Check<T>(string name, TimeSpan every, TimeSpan max, params string[] tags)
        where T : IHealthCheck => new(
            name, services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services), HealthStatus.Unhealthy, tags, max)
        {
            Delay = every,
            Period = every,
        };
}
