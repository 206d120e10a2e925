using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Shared;

/// <summary>One address serves both the page and the part of it that htmx asks for.</summary>
public static class PartialAnswers
{
    /// <summary>
    /// Answers htmx with the partial, and everybody else with the page. htmx too gets the page when it restores the history.
    /// </summary>
    public static IActionResult PageOrPartial(this PageModel page, string partial)
    {
        page.Response.Headers.Append("Vary", "HX-Request");
        return page.HttpContext.IsPartialWanted() ? page.Partial(partial, page) : page.Page();
    }

    public static bool IsPartialWanted(this HttpContext context) =>
        context.Request.Headers.ContainsKey("HX-Request") && !context.Request.Headers.ContainsKey("HX-History-Restore-Request");
}
