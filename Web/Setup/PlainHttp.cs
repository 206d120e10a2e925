using System.Net;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>Plain HTTP stays on this machine unless Security:AllowHttp says otherwise: a password would travel in clear.</summary>
public static class PlainHttp
{
    public static void UsePlainHttpRefusal(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value;
        var text = app.Services.GetRequiredService<SharedText>();
        if (options.AllowHttp)
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            if (context.Request.IsHttps || IsThisMachine(context.Connection.RemoteIpAddress))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(text["PlainHttpRefused"], context.RequestAborted);
        });
    }

    // Without an address the request came over no network.
    private static bool IsThisMachine(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
