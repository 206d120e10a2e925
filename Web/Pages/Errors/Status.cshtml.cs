using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Errors;

/// <summary>What went wrong, by its HTTP status. It answers whatever the failed request was, a form without token included.</summary>
[IgnoreAntiforgeryToken]
public sealed class StatusModel : PageModel
{
    private static readonly int[] Explained = [400, 403, 404, 429, 500];

    /// <summary>The status whose explanation fits.</summary>
    public int Code { get; private set; }

    // No handler, so that it runs for every method.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var asked = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        var status = asked is >= 400 and < 600 ? asked : StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        Code = Explained.Contains(status) ? status : status < 500 ? 400 : 500;
    }
}
