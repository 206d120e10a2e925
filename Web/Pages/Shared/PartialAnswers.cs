using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Shared;

/// <summary>One address serves the page or the part of it that htmx asks for.</summary>
public static class PartialAnswers
{
    /// <summary>The partial to htmx, the page to everybody else, and to htmx when it restores the history.</summary>
    public static IActionResult PageOrPartial(this PageModel page, string partial)
    {
        page.Response.Headers.Append("Vary", "HX-Request");
        return page.HttpContext.IsPartialWanted() ? page.Partial(partial, page) : page.Page();
    }

    public static bool IsPartialWanted(this HttpContext context) =>
        context.Request.Headers.ContainsKey("HX-Request") && !context.Request.Headers.ContainsKey("HX-History-Restore-Request");
}
