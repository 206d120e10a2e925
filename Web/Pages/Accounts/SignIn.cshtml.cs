using Kotline.Infrastructure.Accounts;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Kotline.Web.Pages.Accounts;

[EnableRateLimiting(SignInRateLimit.Policy)]
public sealed class SignInModel(SignIn signIn, AccountsText text) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The key of a text that another page wants shown here.</summary>
    [TempData]
    public string? Notice { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Destination()) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Notice = null;
        if (!IsFilledIn())
        {
            return this.Invalid();
        }

        var session = await signIn.RunAsync(
            UserName!, Password!, HttpContext.TraceId(), HttpContext.Connection.RemoteIpAddress, cancellationToken);
        if (session is null)
        {
            ModelState.AddModelError("", text["SignInRefused"]);
            return this.Invalid();
        }

        await HttpContext.SignInAsync(SessionPrincipal.Of(session), new AuthenticationProperties { ExpiresUtc = session.ExpiresAt });
        return LocalRedirect(Destination());
    }

    private bool IsFilledIn()
    {
        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), text["UserNameMissing"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), text["PasswordMissing"]);
        }

        return ModelState.IsValid;
    }

    // Only local addresses are followed: a link from elsewhere could otherwise send people on to a site that imitates this one.
    private string Destination() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
}
