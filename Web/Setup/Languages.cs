using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Kotline.Web.Setup;

/// <summary>French, unless the browser prefers English or the reader chose a language. The choice is remembered for a year.</summary>
public static class Languages
{
    public const string Cookie = "kotline-language";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>A language's word and the culture whose numbers and dates go with it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Cultures = new Dictionary<string, string>
    {
        ["fr"] = "fr-FR",
        ["en"] = "en-GB",
    };

    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Cultures["fr"]);
            options.AddSupportedCultures([.. Cultures.Values]);
            options.AddSupportedUICultures([.. Cultures.Values]);
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(Result(Chosen(context.Request)))),
                new CustomRequestCultureProvider(context => Task.FromResult(Result(Preferred(context.Request)))),
            ];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    /// <summary>The language of this request: "fr" or "en".</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(Cookie, language, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Remembered,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });

    private static string? Chosen(HttpRequest request) => request.Cookies[Cookie];

    private static string? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => language is not null && Cultures.ContainsKey(language));

    private static ProviderCultureResult? Result(string? language) =>
        language is not null && Cultures.TryGetValue(language, out var culture)
            ? new ProviderCultureResult(new StringSegment(culture))
            : null;
}
