using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Kotline.Web.Tests.CommandLine;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>An upload passes through the site: nothing holds it whole, and nothing else reads it.</summary>
public sealed class StreamingTests(DatabaseFixture fixture) : IDisposable
{
    private const long FileBytes = 50_000_000;
    private readonly string folder = Directory.CreateTempSubdirectory("kotline-streaming-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Fifty_megabytes_are_on_their_way_to_the_spool_as_they_are_sent()
    {
        await using var running = await RunningSite.StartAsync(fixture, configure: null, ("Imports:Uploads:Folder", folder));
        var file = new GrowingFile(folder);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await running.Manager.TokenAsync(UploadingBrowser.Page)), "__RequestVerificationToken" },
            { new StringContent("Maison Grande"), "Partner" },
            { new StringContent("2026-01-01"), "ImportDate" },
            { file, "Files", "grand.csv" },
        };

        using var response = await running.Manager.Client.PostAsync(
            new Uri(UploadingBrowser.Page, UriKind.Relative), form, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        file.Sent.ShouldBeGreaterThan(FileBytes);

        // What the server held of it at any moment, in its buffers or elsewhere in memory.
        file.MostHeld.ShouldBeLessThan(2_000_000);
        (await running.Manager.ReadAsync(UploadingBrowser.Pending)).ShouldContain("50\u00a0Mo");
    }

    [Fact]
    public async Task A_file_that_waits_is_in_no_temporary_file_in_clear()
    {
        await using var running = await RunningSite.StartAsync(fixture);
        var marker = $"SECRET-{Guid.NewGuid():N}";

        // Longer than what a form would be held in memory.
        await running.Manager.AcceptAsync(new PartnerFileBuilder().People(1, 400).Text.Replace("SECRET-pw-", marker, StringComparison.Ordinal));

        var scan = new FolderScan([marker]);
        scan.Find(Path.GetTempPath()).ShouldBeEmpty();

        // The scan would have found it.
        await File.WriteAllTextAsync(Path.Combine(folder, "planted"), marker, TestContext.Current.CancellationToken);
        scan.Find(Path.GetTempPath()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_else_asks_for_a_multipart_form_gets_an_empty_one_and_leaves_the_bytes_unread()
    {
        await using var site = await SiteFixture.StartAsync(fixture.Installation, map: site => site.MapPost("/form", async context =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            using var rest = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync($"{form.Count} {form.Files.Count} {await rest.ReadToEndAsync(context.RequestAborted)}");
        }).AllowAnonymous());
        using var browser = SiteFixture.NewBrowser(site);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("SECRET-file")), "Files", "secret.csv" } };

        using var response = await browser.Client.PostAsync(new Uri("/form", UriKind.Relative), form, TestContext.Current.CancellationToken);

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.ShouldStartWith("0 0 ");
        answer.ShouldContain("SECRET-file");
    }

    [Fact]
    public async Task The_log_has_a_line_for_each_refused_file_with_its_trace_and_nothing_of_it()
    {
        var log = new LogLines();
        await using var running = await RunningSite.StartAsync(fixture, builder => builder.Services.AddSingleton<ILoggerProvider>(log));

        using var response = await running.Manager.UploadAsync("Maison Secrète", ("secret.csv", "Surname\nSECRET\n"), ("vide.csv", ""));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var lines = log.Lines.Where(line => line.StartsWith("An upload was refused", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(2);
        lines[0].ShouldMatch("^An upload was refused: missing_columns, after 15 bytes, trace [0-9a-f]{32}$");
        lines[1].ShouldMatch("^An upload was refused: empty_file, after 0 bytes, trace [0-9a-f]{32}$");
        log.Lines.ShouldAllBe(line => !line.Contains("SECRET", StringComparison.Ordinal) && !line.Contains("Secrète", StringComparison.Ordinal) && !line.Contains("secret.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_confirmed_in_an_hour_is_gone()
    {
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        await using var running = await RunningSite.StartAsync(fixture, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var id = await running.Manager.AcceptAsync(new PartnerFileBuilder().Person(1).Text);

        clock.Now = clock.Now.AddMinutes(61);

        (await running.Manager.PendingIdsAsync()).ShouldBeEmpty();
        using var response = await running.Manager.PostAsync($"{UploadingBrowser.Pending}?handler=Import", UploadingBrowser.Pending, ("id", id));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Browser.TextOfAsync(response)).ShouldContain("il a attendu trop longtemps");
    }

    [Fact]
    public async Task One_address_uploads_so_often_in_a_minute()
    {
        await using var running = await RunningSite.StartAsync(fixture, configure: null, ("Security:UploadsPerMinute", "1"));
        using var first = await running.Manager.UploadAsync("Maison", ("a.csv", ""));
        using var second = await running.Manager.UploadAsync("Maison", ("a.csv", ""));

        (first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_file_over_the_configured_limit_is_refused_with_the_limit()
    {
        await using var running = await RunningSite.StartAsync(fixture, configure: null, ("Imports:Reading:FileBytesMax", "1000000"));
        var header = new PartnerFileBuilder().Person(1).Text;

        using var response = await running.Manager.UploadAsync("Maison", ("grand.csv", header + new string('x', 1_000_000)));

        (await Browser.TextOfAsync(response)).ShouldContain("le fichier dépasse la limite de 1,00\u00a0Mo.");
    }

    [Theory]
    [InlineData("Imports:Reading:FileBytesMax", "0", "FileBytesMax")]
    [InlineData("Imports:Uploads:WaitMinutes", "0", "WaitMinutes")]
    public async Task A_bound_that_makes_no_sense_stops_the_site_at_its_start(string key, string value, string named)
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(
            () => SiteFixture.StartAsync(fixture.Installation, configure: null, map: null, (key, value)));
        fault.Message.ShouldContain(named);
    }

    /// <summary>A partner's file that is made as it is sent, and watches how much of it is in the spool meanwhile.</summary>
    private sealed class GrowingFile(string folder) : HttpContent
    {
        public long Sent { get; private set; }

        public long MostHeld { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var text = new PartnerFileBuilder().People(1, 300).Text;
            var block = Encoding.UTF8.GetBytes(text);
            var rows = block.AsMemory(text.IndexOf('\n', StringComparison.Ordinal) + 1);
            for (var piece = block.AsMemory(); Sent <= FileBytes; piece = rows)
            {
                await stream.WriteAsync(piece, TestContext.Current.CancellationToken);
                await stream.FlushAsync(TestContext.Current.CancellationToken);
                Sent += piece.Length;
                MostHeld = Math.Max(MostHeld, Sent - SpooledFiles.In(folder).Sum(Length));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private static long Length(string path)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return file.Length;
        }
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyList<string> Lines => [.. lines];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));
    }
}
