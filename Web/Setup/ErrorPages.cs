using System.Diagnostics;

namespace Kotline.Web.Setup;

/// <summary>Whatever goes wrong answers with a page that says so and names the trace to look for in the logs.</summary>
public static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        // A scope of its own: services of the request that failed may be what failed.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/Errors/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/Errors/{0}");
    }

    /// <summary>The same id that the logs have.</summary>
    public static string TraceId(this HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
