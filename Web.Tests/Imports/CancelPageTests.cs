using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

public sealed class CancelPageTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task An_import_that_runs_is_cancelled_from_its_page_by_any_manager()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        using var other = await running.ManagerAsync();
        var address = await running.ImportAsync();
        (await other.ReadAsync(address)).ShouldContain($"""<form method="post" action="{address}/Cancel" """);

        using var response = await other.PostAsync($"{address}/Cancel", address);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(address);
        var text = await other.ReadAsync(address);
        text.ShouldContain("L’import est annulé. Rien n’en a été conservé.");
        text.ShouldContain("state-failed");
    }

    [Fact]
    public async Task An_import_that_has_ended_stays_and_that_is_said()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var address = await running.ImportAsync();
        await running.LiftAsync();
        await running.Manager.ReadUntilAsync(address, text => text.Contains("state-done", StringComparison.Ordinal));

        using var response = await running.Manager.PostAsync($"{address}/Cancel", address);

        (await running.Manager.ReadAsync(response.Headers.Location!.ToString())).ShouldContain("L’import était déjà terminé. Rien n’a été annulé.");
    }

    [Fact]
    public async Task There_is_nothing_to_see_but_the_import()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        using var response = await running.Manager.GetAsync("/Imports/5/Cancel");
        response.Headers.Location!.ToString().ShouldBe("/Imports/5");
    }

    [Theory]
    [InlineData("/Imports/999999999/Cancel")]
    [InlineData("/Imports/abc/Cancel")]
    public async Task An_unknown_import_is_not_found(string path)
    {
        await using var running = await RunningSite.StartAsync(fixture);
        using var response = await running.Manager.PostAsync(path, "/Imports");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_the_import_goes_on()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var address = await running.ImportAsync();

        using var response = await running.Manager.PostBareAsync($"{address}/Cancel");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await running.LiftAsync();
        await running.Manager.ReadUntilAsync(address, text => text.Contains("state-done", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        await using var running = await RunningSite.StartAsync(fixture);
        using var browser = await running.SignedInAsync(role);
        using var response = await browser.PostAsync("/Imports/1/Cancel", "/");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        using var stranger = running.NewBrowser();
        using var response = await stranger.GetAsync("/Imports/1/Cancel");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
