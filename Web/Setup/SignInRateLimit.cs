using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>
/// Bounds the attempts from one address, over all accounts. The lockout bounds the attempts on one account, from anywhere.
/// </summary>
public static class SignInRateLimit
{
    public const string Policy = "sign-in";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInRateLimit(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            // The page shows the wait too.
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
            rejected.HttpContext.Response.RetryAfter(wait);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Policy, context =>
        {
            if (!HttpMethods.IsPost(context.Request.Method))
            {
                return RateLimitPartition.GetNoLimiter(string.Empty);
            }

            var attempts = context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.SignInAttemptsPerMinute;
            var address = context.Connection.RemoteIpAddress?.ToString() ?? "none";
            return RateLimitPartition.GetFixedWindowLimiter(
                address, _ => new FixedWindowRateLimiterOptions { PermitLimit = attempts, Window = Window, QueueLimit = 0 });
        });
    });
}
