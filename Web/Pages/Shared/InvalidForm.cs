using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Shared;

public static class InvalidForm
{
    /// <summary>Answers 422 with the form and its errors.</summary>
    public static PageResult Invalid(this PageModel _) => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
