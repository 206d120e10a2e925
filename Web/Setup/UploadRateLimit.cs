using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>Bounds how often one address can upload. The uploads that wait are bounded for each person too.</summary>
public static class UploadRateLimit
{
    public const string Policy = "upload";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddUploadRateLimit(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
        limiter.AddPolicy(Policy, context =>
        {
            if (!HttpMethods.IsPost(context.Request.Method))
            {
                return RateLimitPartition.GetNoLimiter(string.Empty);
            }

            var uploads = context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.UploadsPerMinute;
            var address = context.Connection.RemoteIpAddress?.ToString() ?? "none";
            return RateLimitPartition.GetFixedWindowLimiter(
                address, _ => new FixedWindowRateLimiterOptions { PermitLimit = uploads, Window = Window, QueueLimit = 0 });
        }));
}
