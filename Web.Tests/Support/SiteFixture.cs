using Kotline.Infrastructure.Installing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kotline.Web.Tests.Support;

/// <summary>Tests over one site and its cast.</summary>
[CollectionDefinition]
public sealed class OneSite : ICollectionFixture<SiteFixture>;

/// <summary>Tests of the first start take all administrators away for a while, so nothing else runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class FirstStart : ICollectionFixture<SiteFixture>;

/// <summary>The site in memory over the assembly's database, and its cast.</summary>
public sealed class SiteFixture(DatabaseFixture database) : IAsyncLifetime
{
    private readonly InstallationKeys keys = InstallationKeys.New();

    public DatabaseFixture Database => database;

    public Installation Installation => new(database.Database, keys);

    public People People => new(database.Database);

    public WebApplication Site { get; private set; } = null!;

    public Cast Cast { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await StartAsync(Installation);
        Cast = await Cast.AssembleAsync(this);
    }

    public async ValueTask DisposeAsync()
    {
        Cast.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>Another site, with settings of its own.</summary>
    public static async Task<WebApplication> StartAsync(
        Installation installation,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null,
        params (string Key, string Value)[] settings)
    {
        var site = Setup.Site.Build([], installation, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(Serilog.Core.Logger.None);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Security:SignInAttemptsPerMinute"] = "100000", ["Security:UploadsPerMinute"] = "100000" });
            builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
            configure?.Invoke(builder);
        });
        map?.Invoke(site);
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>A browser that nobody has used, in French. It keeps cookies and doesn't follow redirects.</summary>
    public Browser NewBrowser() => NewBrowser(Site);

    public static Browser NewBrowser(WebApplication site, string scheme = "https")
    {
        var client = new HttpClient(new CookieContainerHandler(new()) { InnerHandler = site.GetTestServer().CreateHandler() })
        {
            BaseAddress = new Uri($"{scheme}://localhost"),
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        return new Browser(client);
    }
}
