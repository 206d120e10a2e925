using Microsoft.AspNetCore.Http.Features;

namespace Kotline.Web.Setup;

/// <summary>
/// Nothing reads a multipart form but the page that streams it: not antiforgery, not model binding, not the page that says what went wrong
/// with it. Each would spool its files to disk, card numbers and all, in clear.
/// </summary>
public static class UnreadMultipart
{
    public static void UseUnreadMultipart(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            // Whoever asks for the form gets an empty one.
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        }

        return next(context);
    });
}
