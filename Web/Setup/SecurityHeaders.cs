using System.Security.Cryptography;

namespace Kotline.Web.Setup;

/// <summary>What every answer tells the browser not to do.</summary>
public static class SecurityHeaders
{
    private const int NonceBytes = 16;
    private static readonly object nonceKey = new();

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Set when the answer starts: an error page begins with the headers cleared.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy(context.Items[nonceKey] as string);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != false)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Lets this one page hold a style element with this nonce: charts write one.</summary>
    public static string StyleNonce(this HttpContext context)
    {
        if (context.Items[nonceKey] is not string nonce)
        {
            context.Items[nonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        }

        return nonce;
    }

    // Images: the icons in the stylesheets are data: addresses.
    private static string ContentSecurityPolicy(string? styleNonce) =>
        $"default-src 'none'; style-src 'self'{(styleNonce is null ? "" : $" 'nonce-{styleNonce}'")}; img-src 'self' data:; script-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
