using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Setup;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Kotline.EndToEnd.Support;

/// <summary>The site on a free port of this machine, over a PostgreSQL of its own.</summary>
internal sealed class OwnSite(DatabaseFixture database, WebApplication site) : SiteUnderTest
{
    public override string Address => site.Urls.Single();

    public override DatabaseFixture Database => database;

    public static async Task<OwnSite> StartAsync()
    {
        var database = new DatabaseFixture();
        var installation = new Installation(database.Database, database.Installation.Keys);
        var site = Site.Build(["--urls=http://127.0.0.1:0", "--SystemLog:BatchWaitSeconds=0.05"], installation, builder =>
        {
            // The log goes where administrators read it, and not to the tests' own output.
            builder.Logging.ClearProviders();
            var table = (SystemLogSink)builder.Services.Single(service => service.ServiceType == typeof(SystemLogSink)).ImplementationInstance!;
            var logger = LoggingSetup.CreateLogger(builder.Configuration, sinks => sinks.WriteTo.Sink(table));
            builder.Logging.AddSerilog(logger, dispose: true);
            builder.Services.AddSingleton<Serilog.ILogger>(logger);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Security:SignInAttemptsPerMinute"] = "100000", ["Security:UploadsPerMinute"] = "100000" });
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new OwnSite(database, site);
    }

    public override Task<Person> PersonAsync(params Role[] roles) => new People(database.Database).AddAsync(roles);

    public override Task FurnishAsync() => Demonstration.PrepareAsync(site, TextWriter.Null);

    public override async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await database.DisposeAsync();
    }
}
