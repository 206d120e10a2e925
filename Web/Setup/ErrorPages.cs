using System.Diagnostics;
using System.Globalization;
using Kotline.Infrastructure.Database;
using Kotline.Web.Pages.Errors;
using Microsoft.Extensions.Primitives;

namespace Kotline.Web.Setup;

/// <summary>Any failure is answered with a page that says so and names the trace to look for in the logs.</summary>
public static class ErrorPages
{
    /// <summary>The time within which a database that is back is noticed. A retry before that may fail in vain.</summary>
    public static readonly TimeSpan RetryAfterOutage = TimeSpan.FromSeconds(5);

    public static void AddErrorPages(this WebApplicationBuilder builder) => builder.Services.AddTransient<ParentPage>();

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // The error page gets a new scope, because a service of the failed request may be what failed.
            CreateScopeForErrors = true,
            ExceptionHandlingPath = "/Errors/500",
            StatusCodeSelector = StatusOf,
        });
        app.UseStatusCodePagesWithReExecute("/Errors/{0}");
    }

    /// <summary>The status for a failure: the client's fault, an unreachable database, or our fault.</summary>
    public static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException refused => refused.StatusCode,
        _ when DatabaseAway.Is(failure) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The same id that the logs have.</summary>
    public static string TraceId(this HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <summary>Says when to come back, in whole seconds, rounded up.</summary>
    public static void RetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = new StringValues(Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
}
