using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Errors;

/// <summary>
/// Says what went wrong, by HTTP status, what to do, and where to go from here. It answers any failed request, including a form without a
/// token. htmx replaces the page's content with this page's (see Frame).
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class StatusModel(ParentPage parentPage) : PageModel
{
    private static readonly int[] explained = [400, 403, 404, 413, 429, 500, 503];

    /// <summary>The status whose explanation is shown.</summary>
    public int Code { get; private set; }

    /// <summary>
    /// The address of the page that was asked for, to try it again. Empty when it was this page itself, null when a form failed.
    /// </summary>
    public string? Again { get; private set; }

    /// <summary>The nearest page above the missing one that the person may open; null if there is none.</summary>
    public string? Parent { get; private set; }

    /// <summary>The roles that the page is for.</summary>
    public IReadOnlyList<Role> WantedRoles { get; private set; } = [];

    /// <summary>How many seconds to wait before the next try; null if that isn't known.</summary>
    public int? WaitSeconds { get; private set; }

    // This isn't a handler, so that it runs for every HTTP method.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var refused = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var asked = failed is not null
            ? ErrorPages.StatusOf(failed.Error)
            : int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        var status = asked is >= 400 and < 600 ? asked : StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        Code = explained.Contains(status) ? status : status < 500 ? 400 : 500;
        Again = HttpMethods.IsGet(Request.Method)
            ? failed is not null ? failed.Path + Request.QueryString : refused?.OriginalPath + refused?.OriginalQueryString
            : null;
        switch (Code)
        {
            case StatusCodes.Status403Forbidden:
                WantedRoles = RolesFor(refused?.Endpoint);
                break;
            case StatusCodes.Status404NotFound:
                Parent = await parentPage.FindAsync(refused?.OriginalPath, User);
                break;
            case StatusCodes.Status429TooManyRequests:
                WaitSeconds = int.TryParse(Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
                break;
            case StatusCodes.Status503ServiceUnavailable:
                Response.RetryAfter(ErrorPages.RetryAfterOutage);
                break;
        }

        await next();
    }

    private static Role[] RolesFor(Endpoint? endpoint) =>
        [.. (endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [])
            .Select(data => Enum.TryParse<Role>(data.Policy, out var role) ? role : (Role?)null)
            .OfType<Role>()
            .Distinct()];
}
