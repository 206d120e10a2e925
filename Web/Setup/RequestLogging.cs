using System.Diagnostics;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Hosting;

namespace Kotline.Web.Setup;

/// <summary>
/// One line a request: method, path, status, time taken, trace. Never the query string, which can hold what a person searched for
/// or a one-time link's ticket.
/// </summary>
public static class RequestLogging
{
    private const int PathCharsMax = 500;
    private static readonly object abandonedKey = new();

    public static void AddRequestLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => new DiagnosticContext(services.GetRequiredService<Serilog.ILogger>()));

    /// <summary>Goes first, so that it sees the status that the client gets and the whole time.</summary>
    public static IApplicationBuilder UseRequestLogging(this IApplicationBuilder app) => app
        .UseSerilogRequestLogging(options =>
        {
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{Method} {Path} answered {Status} in {ElapsedMs:F1} ms, trace {Trace}";
            options.GetLevel = (context, _, failure) =>
            {
                var status = failure is null ? context.Response.StatusCode : StatusCodes.Status500InternalServerError;
                return LevelOf(context.Request.Path, StatusOf(context, status));
            };
            options.GetMessageTemplateProperties = (context, _, elapsedMs, status) =>
            [
                new("Method", new ScalarValue(context.Request.Method)),
                new("Path", new ScalarValue(PathOf(context.Request))),
                new("Status", new ScalarValue(StatusOf(context, status))),
                new("ElapsedMs", new ScalarValue(elapsedMs)),
                new("Trace", new ScalarValue(Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier)),
            ];
        })
        .Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody is there to be answered, and it is no failure.
                context.Items[abandonedKey] = true;
            }
        });

    private static int StatusOf(HttpContext context, int status) =>
        context.Items.ContainsKey(abandonedKey) ? StatusCodes.Status499ClientClosedRequest : status;

    // A person who closed the page has done nothing wrong.
    // A load balancer asks for the health every second; what changes in it has a line of its own. And with every page come its stylesheets.
    private static LogEventLevel LevelOf(PathString path, int status) => status switch
    {
        _ when path.StartsWithSegments(Health.Folder) => LogEventLevel.Debug,
        < 400 when StaticFiles.AreAt(path) => LogEventLevel.Debug,
        StatusCodes.Status499ClientClosedRequest => LogEventLevel.Information,
        >= 500 => LogEventLevel.Error,
        >= 400 => LogEventLevel.Warning,
        _ => LogEventLevel.Information,
    };

    /// <summary>The path without line ends or other controls, which could forge a line of the console's log.</summary>
    private static string PathOf(HttpRequest request)
    {
        var path = request.PathBase.Add(request.Path).Value ?? "";
        return string.Concat(path.Take(PathCharsMax).Select(unit => char.IsControl(unit) ? '?' : unit));
    }
}
