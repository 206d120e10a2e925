using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kotline.Web.Setup;

/// <summary>
/// Under HTTPS a cookie has the prefix __Host-, which binds it to this host and to Secure (RFC 6265bis, 4.1.3). Plain HTTP doesn't allow
/// that prefix, so its cookie has another name, and neither cookie is ever read in place of the other.
/// </summary>
public sealed class SchemeCookies : ICookieManager
{
    public const string Session = "kotline";

    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Named(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Named(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, Named(context, key), options);

    private static string Named(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
