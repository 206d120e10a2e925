using System.Net;
using System.Net.ServerSentEvents;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Running;

/// <summary>The stream of events that an import's page watches while it runs.</summary>
public sealed class ImportProgressTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_sees_the_import_at_once_then_what_changes_then_its_end()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var address = await running.ImportAsync();
        using var response = await WatchAsync(running.Manager, address);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        await using var stream = await response.Content.ReadAsStreamAsync(Cancelled);
        var events = new List<SseItem<string>>();

        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Cancelled))
        {
            events.Add(new SseItem<string>(WebUtility.HtmlDecode(item.Data), item.EventType));
            if (item.Data.Contains("Enregistrement", StringComparison.Ordinal))
            {
                await running.LiftAsync();
            }
        }

        events[^1].EventType.ShouldBe("end");
        events.SkipLast(1).ShouldAllBe(item => item.EventType == "update");
        events.Select(item => item.Data).ShouldBeUnique();
        events.ShouldContain(item => item.Data.Contains("Enregistrement\u00a0: étape", StringComparison.Ordinal) && item.Data.Contains("<progress", StringComparison.Ordinal));
        (await running.Manager.ReadAsync(address)).ShouldContain("state-done");
    }

    [Fact]
    public async Task Of_an_import_that_has_ended_one_sees_the_end_alone()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var import = await SeededImports.DoneAsync(running.Database.Owner, "done.csv");
        using var response = await WatchAsync(running.Manager, $"/Imports/{import}");

        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldBe("event: end\ndata: \n\n");
    }

    [Fact]
    public async Task It_is_told_in_the_readers_language()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var import = await SeededImports.RunningAsync(running.Database.Owner, "running.csv");
        using var response = await WatchAsync(running.Manager.InEnglish(), $"/Imports/{import}");
        await using var stream = await response.Content.ReadAsStreamAsync(Cancelled);

        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Cancelled))
        {
            item.Data.ShouldContain("Starting in a moment");
            break;
        }
    }

    [Fact]
    public async Task A_site_that_stops_ends_its_streams()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var import = await SeededImports.RunningAsync(running.Database.Owner, "running.csv");
        using var response = await WatchAsync(running.Manager, $"/Imports/{import}");
        var reading = response.Content.ReadAsStringAsync(Cancelled);

        running.Site.Lifetime.StopApplication();

        (await reading).ShouldNotContain("event: end");
    }

    [Fact]
    public async Task The_page_watches_that_stream_and_comes_back_by_itself_without_scripts()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var address = await running.ImportAsync();

        var text = await running.Manager.ReadAsync(address);

        text.ShouldContain($"data-live=\"{address}/Progress\"");
        text.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>");
    }

    [Fact]
    public async Task There_is_no_such_import()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        using var response = await WatchAsync(running.Manager, "/Imports/999999999");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var import = await SeededImports.RunningAsync(running.Database.Owner, "running.csv");
        using var browser = await running.SignedInAsync(role);
        using var response = await WatchAsync(browser, $"/Imports/{import}");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> WatchAsync(Browser browser, string address) => browser.Client.SendAsync(
        new HttpRequestMessage(HttpMethod.Get, $"{address}/Progress"), HttpCompletionOption.ResponseHeadersRead, Cancelled);
}
