using System.Diagnostics;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Hosting;

namespace Kotline.Web.Setup;

/// <summary>
/// Logs one line for each request: method, path, status, duration, trace. It never logs the query string, which can hold a person's search
/// or a one-time link's ticket.
/// </summary>
public static class RequestLogging
{
    private const int PathCharsMax = 500;
    private static readonly object abandonedKey = new();

    public static void AddRequestLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => new DiagnosticContext(services.GetRequiredService<Serilog.ILogger>()));

    /// <summary>Comes first, so that it sees the status that the client gets, and the whole duration.</summary>
    public static IApplicationBuilder UseRequestLogging(this IApplicationBuilder app) => app
        .UseSerilogRequestLogging(options =>
        {
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{Method} {Path} answered {Status} in {ElapsedMs:F1} ms, trace {Trace}";
            options.GetLevel = (context, _, failure) =>
            {
                var status = failure is null ? context.Response.StatusCode : StatusCodes.Status500InternalServerError;
                return LevelOf(context.Request, StatusOf(context, status));
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
                // The client has gone, so nobody can be answered. It isn't a failure.
                context.Items[abandonedKey] = true;
            }
        });

    private static int StatusOf(HttpContext context, int status) =>
        context.Items.ContainsKey(abandonedKey) ? StatusCodes.Status499ClientClosedRequest : status;

    // A person who closed the page has done nothing wrong. A load balancer asks for the health every second, and changes in it are logged
    // on their own. A page that was only looked at, with its stylesheets and scripts, would bury what was done.
    private static LogEventLevel LevelOf(HttpRequest request, int status) => status switch
    {
        _ when request.Path.StartsWithSegments(Health.Folder) => LogEventLevel.Debug,
        < 400 when HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) => LogEventLevel.Debug,
        StatusCodes.Status499ClientClosedRequest => LogEventLevel.Information,
        >= 500 => LogEventLevel.Error,
        >= 400 => LogEventLevel.Warning,
        _ => LogEventLevel.Information,
    };

    /// <summary>The path without line ends and other control characters, which could forge a line in the console's log.</summary>
    private static string PathOf(HttpRequest request)
    {
        var path = request.PathBase.Add(request.Path).Value ?? "";
        return string.Concat(path.Take(PathCharsMax).Select(unit => char.IsControl(unit) ? '?' : unit));
    }
}
