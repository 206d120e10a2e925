using Kotline.Infrastructure.Accounts;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Accounts;

public sealed class SignOutModel(RevokeTicket revokeTicket) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    // Following a link must not sign anybody out.
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await revokeTicket.RunAsync(HttpContext.Actor(), "sign out", cancellationToken);
        await HttpContext.SignOutAsync();
        Notice = "SignedOut";
        return RedirectToPage("/Accounts/SignIn");
    }
}
