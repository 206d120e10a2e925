using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>A manager reads on a held import's page what it would do, and accepts or drops that there.</summary>
public sealed class AcceptPageTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_held_import_says_what_it_would_do_and_is_applied_once_it_is_accepted()
    {
        await using var running = await StartAsync();
        var address = await HoldAsync(running);
        using var other = await running.ManagerAsync();
        (await other.ReadAsync("/")).ShouldContain("clients.csv, de Alpha, changerait beaucoup de clients et attend votre accord");
        var held = PlainText.Of(await other.ReadAsync(address));
        held.ShouldContain("Cet import attend votre accord");
        held.ShouldContain("Il suspendrait 21 des 30 clients actifs (limite\u00a0: 20).");

        using var response = await other.PostAsync($"{address}/Accept", address);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(address);
        (await other.ReadAsync(address)).ShouldContain("Les changements sont acceptés.");
        await other.ReadUntilAsync(address, text => text.Contains("state-done", StringComparison.Ordinal));
        (await running.Database.SuspendedAsync()).Count.ShouldBe(21);
    }

    [Fact]
    public async Task It_can_be_dropped_instead()
    {
        await using var running = await StartAsync();
        var address = await HoldAsync(running);
        (await running.Manager.ReadAsync(address)).ShouldContain($"""<form method="post" action="{address}/Cancel" """);

        using var response = await running.Manager.PostAsync($"{address}/Cancel", address);

        var text = await running.Manager.ReadAsync(response.Headers.Location!.ToString());
        text.ShouldContain("L’import est annulé. Rien n’en a été conservé.");
        text.ShouldContain("state-failed");
    }

    [Fact]
    public async Task In_english_it_says_the_same_and_which_texts_would_change()
    {
        await using var running = await StartAsync();
        var import = await SeededImports.HeldAsync(running.Database.Owner, "held.csv");

        var text = await running.Manager.InEnglish().ReadAsync($"/Imports/{import}");

        text.ShouldContain("It would suspend 523 of 2,792 active clients (limit 140).");
        text.ShouldContain("It would change the city of 1,661 of 2,792 active clients (limit 1,396).");
        text.ShouldNotContain("telephone number");
        text.ShouldContain("If nobody decides by 25 November 2026, 11:00, it is dropped.");
        text.ShouldNotContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task Its_other_faces_the_list_and_its_progress_know_it_too()
    {
        await using var running = await StartAsync();
        var import = await SeededImports.HeldAsync(running.Database.Owner, "held.csv");

        (await running.Manager.ReadAsync($"/Imports/{import}/SetAside")).ShouldContain("L’import attend l’accord d’un gestionnaire.");
        (await running.Manager.ReadAsync($"/Imports/{import}/File")).ShouldContain("state-held");
        (await running.Manager.ReadAsync("/Imports?state=held")).ShouldContain($"/Imports/{import}\"");
        (await running.Manager.ReadAsync("/Imports?state=running")).ShouldNotContain($"/Imports/{import}\"");
        using var progress = await running.Manager.GetAsync($"/Imports/{import}/Progress");
        (await Browser.TextOfAsync(progress)).ShouldBe("event: end\ndata: \n\n");
    }

    [Fact]
    public async Task What_was_decided_already_is_said()
    {
        await using var running = await StartAsync();
        var import = await SeededImports.DoneAsync(running.Database.Owner, "done.csv");

        using var response = await running.Manager.PostAsync($"/Imports/{import}/Accept", "/");

        (await running.Manager.ReadAsync(response.Headers.Location!.ToString())).ShouldContain("Rien n’a été accepté.");
    }

    [Fact]
    public async Task There_is_nothing_to_see_but_the_import()
    {
        await using var running = await StartAsync();
        using var response = await running.Manager.GetAsync("/Imports/5/Accept");
        response.Headers.Location!.ToString().ShouldBe("/Imports/5");
    }

    [Theory]
    [InlineData("/Imports/999999999/Accept")]
    [InlineData("/Imports/abc/Accept")]
    public async Task An_unknown_import_is_not_found(string path)
    {
        await using var running = await StartAsync();
        using var response = await running.Manager.PostAsync(path, "/");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_the_import_stays_held()
    {
        await using var running = await StartAsync();
        var import = await SeededImports.HeldAsync(running.Database.Owner, "held.csv");

        using var response = await running.Manager.PostBareAsync($"/Imports/{import}/Accept");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await running.Manager.ReadAsync($"/Imports/{import}")).ShouldContain("state-held");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_are_refused(Role role)
    {
        await using var running = await StartAsync();
        var import = await SeededImports.HeldAsync(running.Database.Owner, "held.csv");
        using var browser = await running.SignedInAsync(role);

        using var response = await browser.PostAsync($"/Imports/{import}/Accept", "/");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await running.Manager.ReadAsync($"/Imports/{import}")).ShouldContain("state-held");
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        await using var running = await StartAsync();
        using var stranger = running.NewBrowser();
        using var response = await stranger.GetAsync("/Imports/1/Accept");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<RunningSite> StartAsync()
    {
        var running = await RunningSite.StartAsync(fixture);
        await running.LiftAsync();
        return running;
    }

    /// <summary>A manager uploads what suspends 21 of Alpha's 30 clients.</summary>
    /// <returns>The import's address.</returns>
    private static async Task<string> HoldAsync(RunningSite running)
    {
        await running.Database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        var id = await running.Manager.AcceptAsync(GuardedFiles.Suspending(21).Text, "Alpha");
        using var response = await running.Manager.PostAsync(
            $"{UploadingBrowser.Pending}?handler=Import", UploadingBrowser.Pending, ("id", id));
        var address = response.Headers.Location!.ToString();
        await running.Manager.ReadUntilAsync(address, text => text.Contains("state-held", StringComparison.Ordinal));
        return address;
    }
}
