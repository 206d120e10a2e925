using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Shared;

public static class InvalidForm
{
    /// <summary>The form again, with what is wrong with it: 422.</summary>
    public static PageResult Invalid(this PageModel _) => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
