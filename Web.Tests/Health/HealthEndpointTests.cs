using System.Net;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Health;
using Kotline.Infrastructure.Installing;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Web.Tests.Health;

[Collection<OneSite>]
public sealed class HealthEndpointTests(SiteFixture site)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_stranger_gets_one_word_that_nobody_stores(string path)
    {
        using var response = await site.Cast.Stranger.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await Browser.TextOfAsync(response)).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Without_its_database_the_site_lives_but_isnt_ready()
    {
        await using var away = new KotlineDatabase(_ => "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");
        await using var stranded = await SiteFixture.StartAsync(new Installation(away, InstallationKeys.New()));
        using var browser = SiteFixture.NewBrowser(stranded);

        using var live = await browser.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ready = await browser.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Browser.TextOfAsync(ready)).ShouldBe("Unhealthy");
    }

    [Fact]
    public async Task A_database_without_a_script_of_this_build_isnt_ready_and_one_with_more_is()
    {
        await using var database = await site.Database.NewDatabaseAsync();
        var check = new ScriptsCheck(database.Database);
        (await CheckAsync(check)).Description.ShouldBe(HealthCodes.Ok);

        await database.ExecuteAsync("INSERT INTO public.applied_scripts (name, sha256) VALUES ('999_later.sql', '\\x00')");
        (await CheckAsync(check)).ShouldSatisfyAllConditions(
            found => found.Status.ShouldBe(HealthStatus.Degraded), found => found.Description.ShouldBe(HealthCodes.Newer));

        await database.ExecuteAsync("UPDATE public.applied_scripts SET sha256 = '\\x00' WHERE name = '021_health.sql'");
        (await CheckAsync(check)).ShouldSatisfyAllConditions(
            found => found.Status.ShouldBe(HealthStatus.Unhealthy), found => found.Description.ShouldBe(HealthCodes.Edited));

        await database.ExecuteAsync("DELETE FROM public.applied_scripts WHERE name = '021_health.sql'");
        await using var old = await SiteFixture.StartAsync(new Installation(database.Database, site.Database.Installation.Keys));
        using var browser = SiteFixture.NewBrowser(old);
        using var ready = await browser.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await CheckAsync(check)).Data["script"].ShouldBe("021_health.sql");
    }

    [Theory]
    [InlineData(6_000_000_000, HealthStatus.Healthy)]
    [InlineData(4_000_000_000, HealthStatus.Degraded)]
    [InlineData(1_000_000_000, HealthStatus.Unhealthy)]
    public void A_disk_that_fills_up_is_told_before_it_is_full(long freeBytes, HealthStatus status) =>
        DiskCheck.Judge(freeBytes, totalBytes: 100_000_000_000).Status.ShouldBe(status);

    [Fact]
    public async Task Other_settings_of_pgaudit_are_named()
    {
        await using var database = await site.Database.NewDatabaseAsync();
        var check = new PgAuditCheck(database.Database);
        (await CheckAsync(check)).Description.ShouldBe(HealthCodes.Ok);
        await database.SetAsync("pgaudit.log_parameter", "on");

        await using var connections = new KotlineDatabase(database.ConnectionString);
        var found = await CheckAsync(new PgAuditCheck(connections));

        found.Status.ShouldBe(HealthStatus.Degraded);
        found.Data["settings"].ShouldBe("pgaudit.log_parameter = off");
    }

    private static Task<HealthCheckResult> CheckAsync(IHealthCheck check) =>
        check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
}
