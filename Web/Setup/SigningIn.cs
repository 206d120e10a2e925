using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>The session cookie. It carries the session's ticket, encrypted; who that is, the database is asked at each request.</summary>
public static class SigningIn
{
    public static void AddSigningIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("Kotline");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            var installation = services.GetRequiredService<Installation>();
            options.XmlRepository = new DataProtectionKeyRepository(installation.Database);
            options.XmlEncryptor = new SealedXmlEncryptor(installation);
        }));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.CookieManager = new SchemeCookies();
            options.Cookie.Name = SchemeCookies.Session;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.IsEssential = true;
            options.ExpireTimeSpan = AccountRules.SessionLifetime;
            options.SlidingExpiration = false;
            options.LoginPath = "/Accounts/SignIn";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnValidatePrincipal = FindBearerAsync;
            options.Events.OnRedirectToLogin = SendToSignIn;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
    }

    // A part of a page can't be the sign-in page: whoever asked for it goes there as a whole.
    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.IsPartialWanted())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = context.Options.LoginPath.Value;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static async Task FindBearerAsync(CookieValidatePrincipalContext context)
    {
        // The page that says what went wrong asks nobody: the database may be what went wrong.
        var failed = context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var ticket = context.Principal?.Ticket();
        var bearer = failed || ticket is null
            ? null
            : await context.HttpContext.RequestServices.GetRequiredService<ReadBearer>().RunAsync(ticket, context.HttpContext.RequestAborted);
        if (bearer is null)
        {
            context.RejectPrincipal();
            return;
        }

        context.ReplacePrincipal(SessionPrincipal.Of(ticket!, bearer));
    }
}
