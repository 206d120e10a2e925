using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kotline.Domain.Stock;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.WebEncoders;

namespace Kotline.Web.Setup;

/// <summary>Razor Pages, whose every form carries an antiforgery token.</summary>
public static class Forms
{
    private const int ValueCountMax = 5 * StockRequestRules.LinesMax;

    public static void AddForms(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages();

        // A count sheet has three fields for each line, and a product four for each vehicle that it fits.
        builder.Services.Configure<FormOptions>(options => options.ValueCountLimit = ValueCountMax);

        // Accented letters aren't encoded in the page's source. Markup characters still are.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "kotline-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // frame-ancestors in the Content-Security-Policy says the same.
            options.SuppressXFrameOptionsHeader = true;
        });
    }
}
