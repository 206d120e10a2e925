using System.Diagnostics;

namespace Kotline.Web.Setup;

/// <summary>
/// One line a request: method, path, status, time taken, trace. Never the query string, which can hold what a person searched for
/// or a one-time link's ticket.
/// </summary>
public static partial class RequestLogging
{
    private const int PathCharsMax = 500;

    /// <summary>Goes first, so that it sees the status that the client gets and the whole time.</summary>
    public static IApplicationBuilder UseRequestLogging(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestLogging).FullName!);
        var time = app.ApplicationServices.GetService<TimeProvider>() ?? TimeProvider.System;
        return app.Use(async (context, next) =>
        {
            var startedAt = time.GetTimestamp();
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                Log(logger, context, StatusCodes.Status499ClientClosedRequest, time.GetElapsedTime(startedAt), failure: null);
                throw;
            }
            catch (Exception failure)
            {
                Log(logger, context, StatusCodes.Status500InternalServerError, time.GetElapsedTime(startedAt), failure);
                throw;
            }

            Log(logger, context, context.Response.StatusCode, time.GetElapsedTime(startedAt), failure: null);
        });
    }

    private static void Log(ILogger logger, HttpContext context, int status, TimeSpan elapsed, Exception? failure) => Answered(
        logger,
        LevelOf(context.Request.Path, status),
        context.Request.Method,
        PathOf(context.Request),
        status,
        elapsed.TotalMilliseconds,
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        failure);

    // A person who closed the page has done nothing wrong.
    // A load balancer asks for the health every second; what changes in it has a line of its own. And with every page come its stylesheets.
    private static LogLevel LevelOf(PathString path, int status) => status switch
    {
        _ when path.StartsWithSegments(Health.Folder) => LogLevel.Debug,
        < 400 when StaticFiles.AreAt(path) => LogLevel.Debug,
        StatusCodes.Status499ClientClosedRequest => LogLevel.Information,
        >= 500 => LogLevel.Error,
        >= 400 => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    /// <summary>The path without line ends or other controls, which could forge a line of the console's log.</summary>
    private static string PathOf(HttpRequest request)
    {
        var path = request.PathBase.Add(request.Path).Value ?? "";
        return string.Concat(path.Take(PathCharsMax).Select(unit => char.IsControl(unit) ? '?' : unit));
    }

    [LoggerMessage(Message = "{Method} {Path} answered {Status} in {ElapsedMs:F1} ms, trace {Trace}")]
    private static partial void Answered(
        ILogger logger, LogLevel level, string method, string path, int status, double elapsedMs, string trace, Exception? failure);
}
