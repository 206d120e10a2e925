using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.SystemLog;

[Collection<OneSite>]
public sealed class IndexPageTests(SiteFixture site)
{
    [Fact]
    public async Task An_administrator_finds_the_lines_of_a_trace_and_follows_them()
    {
        var trace = SeededLogLines.NewTrace();
        var line = await SeededLogLines.AddAsync(
            site.Database.Owner, "the upload failed", SeededLogLines.Error, trace, new DateTimeOffset(2026, 11, 21, 13, 5, 9, TimeSpan.Zero));
        await SeededLogLines.AddAsync(site.Database.Owner, "another's line", SeededLogLines.Error, SeededLogLines.NewTrace());

        var text = await site.Cast.Administrator.ReadAsync($"/System?trace={trace.ToUpperInvariant()}");

        text.ShouldContain("<title>Journal du système – Kotline</title>");
        text.ShouldContain($"""<a href="/System/Log/{line}">the upload failed</a>""");
        text.ShouldContain("21/11/2026 14:05:09");
        text.ShouldContain("""<span class="badge bad">Erreur</span>""");
        text.ShouldContain($"""<a href="/System?trace={trace}">""");
        text.ShouldContain("1 ligne<");
        text.ShouldNotContain("another's line");
    }

    [Fact]
    public async Task It_speaks_english_too()
    {
        using var browser = site.NewBrowser().InEnglish();
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Administrator));
        await SeededLogLines.AddAsync(site.Database.Owner, "a line", SeededLogLines.Warning);
        var text = await browser.ReadAsync("/System?level=Warning");
        text.ShouldContain("<title>System log – Kotline</title>");
        text.ShouldContain("Warning and worse");
        text.ShouldContain("""<span class="badge busy">Warning</span>""");
    }

    [Fact]
    public async Task The_level_the_time_and_the_words_narrow_it_down()
    {
        var word = $"word-{Guid.NewGuid():N}";
        var noon = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));
        await SeededLogLines.AddAsync(site.Database.Owner, $"info {word}", at: noon);
        await SeededLogLines.AddAsync(site.Database.Owner, $"ERROR {word}", SeededLogLines.Error, at: noon.AddMinutes(1));
        await SeededLogLines.AddAsync(site.Database.Owner, $"late {word}", SeededLogLines.Error, at: noon.AddMinutes(2));
        var administrator = site.Cast.Administrator;

        (await administrator.ReadAsync($"/System?text={word.ToUpperInvariant()}&level=All")).ShouldContain("3 lignes<");
        (await administrator.ReadAsync($"/System?text={word}&level=Warning")).ShouldContain("2 lignes<");
        (await administrator.ReadAsync($"/System?text={word}&from=2026-07-01T12:01&to=2026-07-01T12:02")).ShouldContain($">ERROR {word}<");
        (await administrator.ReadAsync($"/System?text={word}&from=2026-07-01T12:01&to=2026-07-01T12:02")).ShouldContain("1 ligne<");

        // What means anything in LIKE means itself here.
        (await administrator.ReadAsync($"/System?text=%25{word}")).ShouldContain("Aucune ligne ne correspond");
        (await administrator.ReadAsync($"/System?text={word[..^1]}_")).ShouldContain("Aucune ligne ne correspond");
    }

    [Fact]
    public async Task It_opens_at_warnings_and_keeps_the_level_in_its_address()
    {
        var word = $"word-{Guid.NewGuid():N}";
        var trace = SeededLogLines.NewTrace();
        await SeededLogLines.AddAsync(site.Database.Owner, $"info {word}", traceId: trace);
        await SeededLogLines.AddAsync(site.Database.Owner, $"warning {word}", SeededLogLines.Warning);
        var administrator = site.Cast.Administrator;

        var text = await administrator.ReadAsync($"/System?text={word}");
        text.ShouldContain("1 ligne<");
        text.ShouldContain($">warning {word}<");
        text.ShouldContain("""<option value="Warning" selected""");
        (await administrator.ReadAsync($"/System?text={word}&level=All")).ShouldContain("2 lignes<");

        // A trace is followed whole.
        (await administrator.ReadAsync($"/System?trace={trace}")).ShouldContain($">info {word}<");
    }

    // The first day of the year 1 and the last of the year 9999 have no moment in every time zone.
    [Theory]
    [InlineData("from=0001-01-01", HttpStatusCode.UnprocessableEntity)]
    [InlineData("to=0001-01-01T00:00", HttpStatusCode.UnprocessableEntity)]
    [InlineData("from=0002-01-01", HttpStatusCode.OK)]
    [InlineData("from=9999-12-31", HttpStatusCode.OK)]
    [InlineData("to=9999-12-31T23:59:59", HttpStatusCode.OK)]
    public async Task The_ends_of_the_calendar_are_answered(string query, HttpStatusCode status) =>
        (await site.Cast.Administrator.GetAsync($"/System?{query}")).StatusCode.ShouldBe(status);

    [Fact]
    public async Task Pages_go_on_to_older_lines_and_back_also_where_times_are_equal()
    {
        var word = $"page-{Guid.NewGuid():N}";
        await site.Database.Owner.RunAsync(
            """
            INSERT INTO system.log (logged_at, level, message_template, message, properties)
            SELECT '2026-03-03 12:00+00', 2, '', format('%s %s.', $1, g), '{}' FROM generate_series(1, 120) g
            """,
            word);
        var log = new ReadSystemLog(site.Database.Database);
        var filter = new SystemLogFilter(Text: word);
        var cancellation = TestContext.Current.CancellationToken;

        var first = await log.RunAsync(filter, null, null, cancellation);
        var second = await log.RunAsync(filter, first.Lines[^1].Cursor, null, cancellation);
        var third = await log.RunAsync(filter, second.Lines[^1].Cursor, null, cancellation);
        var back = await log.RunAsync(filter, null, third.Lines[0].Cursor, cancellation);

        first.Lines.Concat(second.Lines).Concat(third.Lines).Select(line => line.Message)
            .ShouldBe(Enumerable.Range(1, 120).Reverse().Select(number => $"{word} {number}."));
        back.Lines.ShouldBe(second.Lines);
        (first.HasNewer, first.HasOlder, first.Count, first.IsCountBound).ShouldBe((false, true, 120, false));
        (second.HasNewer, second.HasOlder).ShouldBe((true, true));
        (third.HasNewer, third.HasOlder, third.Lines.Count).ShouldBe((true, false, 20));
        (back.HasNewer, back.HasOlder).ShouldBe((true, true));

        var text = await site.Cast.Administrator.ReadAsync($"/System?text={word}&level=All");
        text.ShouldContain($"""href="/System?text={word}&level=All&before={first.Lines[^1].Cursor}" rel="next" """);
    }

    [Fact]
    public async Task Htmx_gets_the_lines_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/System?level=Error");
        request.Headers.Add("HX-Request", "true");
        using var response = await site.Cast.Administrator.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Vary.ShouldContain("HX-Request");
        (await Browser.TextOfAsync(response)).ShouldNotContain("<html");
    }

    [Theory]
    [InlineData("trace=12345", "Un identifiant de trace a 32 caractères", "#trace")]
    [InlineData("trace=%27%3B--", "Un identifiant de trace a 32 caractères", "#trace")]
    [InlineData("level=Loud", "Choisissez une gravité de la liste", "#level")]
    [InlineData("level=7", "Choisissez une gravité de la liste", "#level")]
    [InlineData("from=yesterday", "Indiquez une date et une heure", "#from")]
    [InlineData("to=2026-13-01T00:00", "Indiquez une date et une heure", "#to")]
    public async Task A_filter_that_is_none_is_explained(string query, string message, string field)
    {
        using var response = await site.Cast.Administrator.GetAsync($"/System?{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("<title>Erreur");
        text.ShouldMatch($"<a href=\"{field}\">[^<:]+\u00a0: {message}");
        text.ShouldNotContain("log-lines");
    }

    // A cursor that somebody mistyped isn't worth an error: it is the first page.
    [Theory]
    [InlineData("before=abc")]
    [InlineData("before=1.2.3")]
    [InlineData("before=9223372036854775807.1")]
    [InlineData("after=-1.-1")]
    public async Task A_place_that_is_none_is_the_newest_page(string query) =>
        (await site.Cast.Administrator.GetAsync($"/System?{query}")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_page_beyond_the_last_line_says_that_there_is_none()
    {
        var text = await site.Cast.Administrator.ReadAsync("/System?before=1.1");
        text.ShouldContain("Il n’y a pas de ligne ici.");
        text.ShouldContain("Voir les plus récentes");
    }

    [Fact]
    public async Task What_a_message_holds_is_text()
    {
        var trace = SeededLogLines.NewTrace();
        await SeededLogLines.AddAsync(site.Database.Owner, "<script>alert(1)</script>", traceId: trace);
        using var response = await site.Cast.Administrator.GetAsync($"/System?trace={trace}");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("&lt;script&gt;alert(1)");
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    public async Task Other_roles_are_refused_and_dont_see_it_in_the_menu(Role role)
    {
        using var response = await site.Cast.As(role).GetAsync("/System");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain("Accès refusé");
        text.ShouldContain("Administrateur");
        text.ShouldNotContain("""href="/System" """);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        using var response = await site.Cast.Stranger.GetAsync("/System");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
