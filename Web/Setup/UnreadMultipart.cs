using Microsoft.AspNetCore.Http.Features;

namespace Kotline.Web.Setup;

/// <summary>
/// Keeps everything but the streaming page from reading a multipart form: antiforgery, model binding and the error page. Each of these
/// would spool its files, with card numbers in clear, to disk.
/// </summary>
public static class UnreadMultipart
{
    public static void UseUnreadMultipart(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            // Any code that asks for the form gets an empty one.
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        }

        return next(context);
    });
}
