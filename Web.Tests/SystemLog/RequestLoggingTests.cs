using Kotline.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kotline.Web.Tests.SystemLog;

public sealed class RequestLoggingTests
{
    [Theory]
    [InlineData(200, LogLevel.Information)]
    [InlineData(302, LogLevel.Information)]
    [InlineData(404, LogLevel.Warning)]
    [InlineData(500, LogLevel.Error)]
    public async Task A_request_is_one_line_whose_level_follows_the_status(int status, LogLevel level)
    {
        var lines = await Answer(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var line = lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(level);
        line.Text.ShouldStartWith($"GET /clients answered {status} in ");
    }

    // A load balancer asks every second, and every page brings its stylesheets.
    [Theory]
    [InlineData("/css/site.css", 200)]
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
            path);
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
        List<(LogLevel Level, string Text)> lines = [];

        await Should.ThrowAsync<FormatException>(() => Answer(_ => throw new FormatException(), lines: lines));

        lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
    }

    private static async Task<List<(LogLevel Level, string Text)>> Answer(
        RequestDelegate answer, string path = "/clients", List<(LogLevel Level, string Text)>? lines = null)
    {
        lines ??= [];
        using var logs = new ListProvider(lines);
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(logs)).BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseRequestLogging();
        app.Run(answer);
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.QueryString = new QueryString("?name=Dupont");
        await app.Build()(context);
        return lines;
    }

    private sealed class ListProvider(List<(LogLevel Level, string Text)> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add((logLevel, formatter(state, exception)));
    }
}
