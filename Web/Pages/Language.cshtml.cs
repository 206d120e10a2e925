using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages;

/// <summary>Remembers the language that the reader chose.</summary>
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? language, string? returnUrl)
    {
        if (language is null || !Languages.Cultures.ContainsKey(language))
        {
            return BadRequest();
        }

        Languages.Remember(HttpContext, language);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
