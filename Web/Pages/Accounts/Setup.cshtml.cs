using Kotline.Infrastructure.Accounts;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Kotline.Web.Pages.Accounts;

/// <summary>Creates the first administrator. The first start prints the link to this page.</summary>
[EnableRateLimiting(SignInRateLimit.Policy)]
public sealed class SetupModel(CheckSetupLink checkSetupLink, RedeemSetupLink redeemSetupLink, AccountsText text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public bool LinkWorks { get; private set; } = true;

    public string Here => "/Accounts/Setup" + QueryString.Create("token", Token ?? string.Empty);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await checkSetupLink.RunAsync(Token, cancellationToken) ? Page() : NoSuchLink();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!IsFilledIn())
        {
            return this.Invalid();
        }

        var outcome = await redeemSetupLink.RunAsync(
            Token, UserName!, Password!, HttpContext.TraceId(), HttpContext.Connection.RemoteIpAddress, cancellationToken);
        switch (outcome)
        {
            case RedeemSetupLinkOutcome.Created:
                Notice = "AdministratorCreated";
                return RedirectToPage("/Accounts/SignIn");
            case RedeemSetupLinkOutcome.LinkNotValid:
                return NoSuchLink();
            case RedeemSetupLinkOutcome.WeakPassword:
                ModelState.AddModelError(nameof(Password), text["PasswordWeak"]);
                return this.Invalid();
            case RedeemSetupLinkOutcome.NameTaken:
                ModelState.AddModelError(nameof(UserName), text["UserNameTaken"]);
                return this.Invalid();
            case RedeemSetupLinkOutcome.InvalidName:
                ModelState.AddModelError(nameof(UserName), text["UserNameInvalid"]);
                return this.Invalid();
            default:
                throw new InvalidOperationException($"No answer for {outcome}.");
        }
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
        else if (Password != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), text["RepeatDiffers"]);
        }

        return ModelState.IsValid;
    }

    private PageResult NoSuchLink()
    {
        LinkWorks = false;
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}
