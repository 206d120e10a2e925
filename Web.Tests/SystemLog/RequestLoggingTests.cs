using System.Globalization;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Kotline.Web.Tests.SystemLog;

public sealed class RequestLoggingTests
{
    [Theory]
    [InlineData(200, LogEventLevel.Information)]
    [InlineData(302, LogEventLevel.Information)]
    [InlineData(404, LogEventLevel.Warning)]
    [InlineData(500, LogEventLevel.Error)]
    public async Task A_request_is_one_line_whose_level_follows_the_status(int status, LogEventLevel level)
    {
        var lines = await Answer(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var line = lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(level);
        line.Text.ShouldStartWith($"POST /clients answered {status} in ");
    }

    // What was only looked at would bury what was done.
    [Theory]
    [InlineData("GET", 200, 0)]
    [InlineData("GET", 302, 0)]
    [InlineData("HEAD", 200, 0)]
    [InlineData("GET", 404, 1)]
    [InlineData("GET", 500, 1)]
    [InlineData("POST", 200, 1)]
    public async Task A_page_that_was_only_looked_at_is_no_news(string method, int status, int count)
    {
        var lines = await Answer(
            context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            },
            method: method);
        lines.Count.ShouldBe(count);
    }

    // A load balancer asks every second, and every page brings its stylesheets.
    [Theory]
    [InlineData("/lib/site.css", 200)]
    [InlineData("/lib/htmx.js", 304)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 503)]
    public async Task The_health_and_stylesheets_are_no_news(string path, int status)
    {
        var lines = await Answer(
            context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            },
            path,
            method: "GET");
        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_query_string_is_not_logged() =>
        (await Answer(_ => Task.CompletedTask)).ShouldHaveSingleItem().Text.ShouldNotContain("Dupont");

    [Fact]
    public async Task A_path_can_not_forge_a_line() =>
        (await Answer(_ => Task.CompletedTask, path: "/a\r\nERR forged")).ShouldHaveSingleItem().Text.ShouldContain("/a??ERR forged");

    [Fact]
    public async Task A_failure_is_logged_as_500_and_goes_on()
    {
        List<(LogEventLevel Level, string Text, Exception? Failure)> lines = [];

        await Should.ThrowAsync<FormatException>(() => Answer(_ => throw new FormatException(), lines: lines));

        var line = lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogEventLevel.Error);
        line.Text.ShouldContain(" answered 500 in ");
        line.Failure.ShouldBeOfType<FormatException>();
    }

    [Fact]
    public async Task A_person_who_leaves_is_no_failure()
    {
        var lines = await Answer(_ => throw new OperationCanceledException(), isAborted: true);

        var line = lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogEventLevel.Information);
        line.Text.ShouldContain(" answered 499 in ");
        line.Failure.ShouldBeNull();
    }

    private static async Task<List<(LogEventLevel Level, string Text, Exception? Failure)>> Answer(
        RequestDelegate answer,
        string path = "/clients",
        string method = "POST",
        bool isAborted = false,
        List<(LogEventLevel Level, string Text, Exception? Failure)>? lines = null)
    {
        lines ??= [];
        await using var logger = new LoggerConfiguration().WriteTo.Sink(new ListSink(lines)).CreateLogger();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<Serilog.ILogger>(logger);
        builder.AddRequestLogging();
        await using var app = builder.Build();
        var pipeline = new ApplicationBuilder(app.Services);
        pipeline.UseRequestLogging();
        pipeline.Run(answer);
        var context = new DefaultHttpContext { RequestServices = app.Services, RequestAborted = new CancellationToken(isAborted) };
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.QueryString = new QueryString("?name=Dupont");
        await pipeline.Build()(context);
        return lines;
    }

    /// <summary>Strings without their quotes, as the console writes them.</summary>
    private sealed class ListSink(List<(LogEventLevel Level, string Text, Exception? Failure)> lines) : ILogEventSink
    {
        private static readonly MessageTemplateTextFormatter formatter = new("{Message:lj}", CultureInfo.InvariantCulture);

        public void Emit(LogEvent logEvent)
        {
            using var text = new StringWriter();
            formatter.Format(logEvent, text);
            lines.Add((logEvent.Level, text.ToString(), logEvent.Exception));
        }
    }
}
