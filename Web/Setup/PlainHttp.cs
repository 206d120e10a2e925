using System.Net;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>
/// Plain HTTP is served only to this machine, unless Security:AllowHttp says otherwise, because passwords would travel in clear.
/// </summary>
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

    // A request without an address didn't come over a network.
    private static bool IsThisMachine(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
