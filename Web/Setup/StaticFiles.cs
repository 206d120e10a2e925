using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Kotline.Web.Setup;

/// <summary>Stylesheets and scripts: compressed, and kept by the browser for as long as their version doesn't change.</summary>
public static class StaticFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    // Pages aren't compressed: from the compressed length, secrets on a page that also shows the reader's own words could
    // be guessed (BREACH).
    private static readonly string[] compressed = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];

    private static readonly PathString[] places = ["/js", "/lib", "/favicon.svg"];

    public static bool AreAt(PathString path) => places.Any(place => path.StartsWithSegments(place));

    public static void AddStaticFiles(this WebApplicationBuilder builder) => builder.Services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = compressed;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
    });

    public static void UseCompressedStaticFiles(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file =>
            {
                // asp-append-version puts a digest of the file into its address.
                if (file.Context.Request.Query.ContainsKey("v"))
                {
                    file.Context.Response.Headers[HeaderNames.CacheControl] = ForEver;
                }
            },
        });
    }
}
