namespace Kotline.Web.Setup;

/// <summary>Light or dark, like the reader's system, unless the reader chose a theme. The choice is remembered for a year.</summary>
public static class Themes
{
    public const string Cookie = "kotline-theme";

    public const string AsTheSystem = "auto";

    private static readonly TimeSpan remembered = TimeSpan.FromDays(365);

    public static readonly IReadOnlyList<string> All = [AsTheSystem, "light", "dark"];

    public static string Chosen(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } chosen && All.Contains(chosen) ? chosen : AsTheSystem;

    public static void Remember(HttpContext context, string theme) => context.Response.Cookies.Append(Cookie, theme, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = remembered,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });
}
