using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>The session cookie. It carries the session's ticket, encrypted. At each request the database is asked whose it is.</summary>
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

    // The sign-in page can't be shown as a part of a page, so htmx is told to go there as a whole.
    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.IsPartialWanted())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = context.Options.LoginPath
                + QueryString.Create(context.Options.ReturnUrlParameter, Seen(context.Request));
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    // The address of the page that the person saw, not of the part that htmx asked for.
    private static string Seen(HttpRequest request) =>
        Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page) ? page.PathAndQuery : "/";

    private static async Task FindBearerAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.Ticket() is not { } ticket)
        {
            context.RejectPrincipal();
            return;
        }

        // The error page doesn't ask the database, which may be what failed. So the person whom the cookie names has no role there.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return;
        }

        try
        {
            var readBearer = context.HttpContext.RequestServices.GetRequiredService<ReadBearer>();
            if (await readBearer.RunAsync(ticket, context.HttpContext.RequestAborted) is { } bearer)
            {
                context.ReplacePrincipal(SessionPrincipal.Of(ticket, bearer));
            }
            else
            {
                context.RejectPrincipal();
            }
        }
        catch (Exception failure) when (DatabaseAway.Is(failure) && IsForEverybody(context.HttpContext))
        {
            // During an outage the pages for language and sign-in still work. Nobody is signed out by it: the cookie stays as it is.
        }
    }

    private static bool IsForEverybody(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
